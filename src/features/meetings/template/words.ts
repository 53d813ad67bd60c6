import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import {
  INVITATION_PARTS,
  type InvitationPart,
  type InvitationTexts,
  PART_LENGTHS,
  PART_LINES,
} from '../../../notices/invitation-texts.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { type AnnouncementFacts, announcement, defaultPart } from '../announcing/announcement.words.ts';

/** What the template of a language is shown from. */
export interface TemplateFacts {
  readonly forumName: string;
  readonly texts: InvitationTexts;
  /** Languages that have one, by tag. */
  readonly others: readonly { readonly locale: string; readonly name: string }[];
}

/** A button of `/forum templat`. */
function templateAction(...parameters: readonly (string | number)[]): string {
  return encodeAction('forum', 'templat', ...parameters);
}

/** What the invitation says around its facts, part by part, with buttons that change each. */
export function templateShown(
  { forumName, texts, others }: TemplateFacts,
  { language, reader }: { readonly language: Language; readonly reader: Language },
): OutgoingMessage {
  const { t } = reader;
  const { locale } = language;
  const own = texts[locale] ?? {};
  const title = t('meetings:template.title', { forum: forumName, language: language.t('common:ownName') });
  const change = (part: InvitationPart): Button => ({
    text: t(`meetings:template.change.${part}`),
    action: templateAction('ubah', locale, part),
  });
  const rows = INVITATION_PARTS.map((part) => {
    const text = own[part] ?? defaultPart(part, { forumName, language });
    const state = own[part] === undefined ? t('meetings:template.isDefault') : t('meetings:template.isOwn');
    const shown = text === '' ? t('meetings:template.leftOut') : text.replaceAll('\n', ' / ');
    return { label: `${t(`meetings:template.part.${part}`)} (${state})`, value: [shown] };
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'fields', rows },
      { kind: 'note', line: [t('meetings:template.howTo')] },
    ],
    buttons: [
      [change('addressees'), change('opening')],
      [change('closing'), change('signature')],
      [
        { text: t('meetings:template.preview'), action: templateAction('lihat', locale) },
        ...(Object.keys(own).length === 0
          ? []
          : [{ text: t('meetings:template.reset'), action: templateAction('bawaan', locale) }]),
      ],
      others.map(({ locale: tag, name }) => ({ text: name, action: templateAction('bahasa', tag) })),
    ],
  });
}

/** The invitation as members will see it; with what is not saved yet, the buttons that save or drop it. */
export function templatePreview(
  facts: AnnouncementFacts,
  {
    language,
    reader,
    proposalId,
  }: { readonly language: Language; readonly reader: Language; readonly proposalId?: number },
): OutgoingMessage {
  const { t } = reader;
  const { blocks } = announcement(facts, language);
  const summary = t(proposalId === undefined ? 'meetings:template.asIs' : 'meetings:template.asChanged');
  return message({
    summary,
    blocks: [paragraph({ bold: summary }), { kind: 'divider' }, ...blocks],
    buttons:
      proposalId === undefined
        ? []
        : [
            [
              {
                text: t('meetings:template.save'),
                action: templateAction('simpan', proposalId),
                style: 'primary',
              },
              { text: t('meetings:template.drop'), action: templateAction('batal', proposalId) },
            ],
          ],
  });
}

/** What somebody is asked who changes a part step by step. */
export function askForPart(
  part: InvitationPart,
  { text, reader: { t } }: { readonly text: string; readonly reader: Language },
): OutgoingMessage {
  const name = t(`meetings:template.part.${part}`);
  const summary = t('meetings:template.ask', { part: name, longest: PART_LENGTHS[part], lines: PART_LINES });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph(t('meetings:template.now', { text: text === '' ? t('meetings:template.leftOut') : text })),
      { kind: 'note', line: [t('meetings:template.special')] },
    ],
  });
}

/** The same as a form. */
export function partForm(
  part: InvitationPart,
  {
    text,
    locale,
    reader: { t },
  }: { readonly text: string; readonly locale: string; readonly reader: Language },
): Form {
  return {
    action: templateAction('ubah', locale, part),
    title: t('meetings:template.formTitle'),
    submit: t('meetings:template.preview'),
    close: t('meetings:form.close'),
    fields: [
      {
        ...{ kind: 'text', name: 'text', label: t(`meetings:template.part.${part}`), multiline: true },
        ...{
          maxLength: PART_LENGTHS[part],
          optional: true,
          initial: text,
          hint: t('meetings:template.formHint'),
        },
      },
    ],
  };
}
