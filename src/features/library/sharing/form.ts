import type { Language } from '../../../i18n/index.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Form, FormField } from '../../../platform/message.ts';
import { type EntryLine, isLong, isRequired, LINES_OF, LONGEST } from '../rules.ts';
import type { LibraryKind, LibraryTopic } from '../types.ts';

/** Longest title of a form, in characters. */
const FORM_TITLE = 24;
/** Slack offers no more in one list. */
const MOST_TOPICS = 100;
/** More than fits is taken and refused with its count, so that nothing typed is cut. */
const ROOM = 2;
/** Slack takes no more in a field. */
const MOST_TYPED = 3_000;

/** The form of one kind, filled with what was said before. */
export function entryForm(
  {
    kind,
    lines,
    topics,
    topicIds,
    draftId,
  }: {
    readonly kind: LibraryKind;
    readonly lines: Readonly<Record<string, string>>;
    readonly topics: readonly LibraryTopic[];
    readonly topicIds: readonly number[];
    /** The draft that it is opened from; undefined for one that begins with it. */
    readonly draftId?: number;
  },
  { t }: Language,
): Form {
  const fields = LINES_OF[kind].map((line) => lineField({ kind, line, initial: lines[line] }, { t }));
  const chosen = topicIds[0];
  return {
    action: encodeAction('bagikan', 'isian', kind, ...(draftId === undefined ? [] : [draftId])),
    title: t(`sharing:kind.${kind}`).slice(0, FORM_TITLE),
    submit: t('sharing:form.submit'),
    close: t('sharing:form.close'),
    fields:
      topics.length === 0
        ? fields
        : [
            ...fields,
            {
              ...{ kind: 'choice', name: 'topic', label: t('sharing:form.topic'), optional: true },
              options: topics
                .slice(0, MOST_TOPICS)
                .map(({ id, name }) => ({ value: String(id), text: name.slice(0, 75) })),
              ...(chosen === undefined ? {} : { initial: String(chosen) }),
            },
          ],
  };
}

function lineField(
  {
    kind,
    line,
    initial,
  }: { readonly kind: LibraryKind; readonly line: EntryLine; readonly initial: string | undefined },
  { t }: Pick<Language, 't'>,
): FormField {
  const field = {
    ...{ name: line, label: t(`sharing:line.${line}`), optional: !isRequired(kind, line) },
    ...(initial === undefined ? {} : { initial }),
  };
  if (line === 'onPlatform')
    return {
      ...{ ...field, kind: 'choice' },
      options: [
        { value: 'sudah', text: t('sharing:onPlatform.yes') },
        { value: 'belum', text: t('sharing:onPlatform.no') },
      ],
    };
  const hint =
    line === 'inForceSince' || line === 'regulationNumber' || line === 'link'
      ? { hint: t(`sharing:form.hint.${line}`) }
      : {};
  const maxLength = Math.min(LONGEST[line] * ROOM, MOST_TYPED);
  return { ...{ ...field, kind: 'text', multiline: isLong(line), maxLength }, ...hint };
}
