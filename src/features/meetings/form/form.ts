import type { Language } from '../../../i18n/index.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Form, FormField } from '../../../platform/message.ts';
import type { ReadLines } from './lines.ts';

/** Fields of the form; each is a line of the one-message form. */
const FIELDS = [
  { name: 'title', optional: false, maxLength: 200 },
  { name: 'when', optional: false, maxLength: 200 },
  { name: 'place', optional: false, maxLength: 300 },
  { name: 'host', optional: true, maxLength: 200 },
  { name: 'agenda', optional: true, maxLength: 1_500 },
  { name: 'dress', optional: true, maxLength: 200 },
  { name: 'answerBy', optional: true, maxLength: 200 },
  { name: 'contact', optional: true, maxLength: 200 },
  { name: 'letterNumber', optional: true, maxLength: 100 },
  { name: 'link', optional: true, maxLength: 500 },
] as const;

/** The form with which a meeting is created, filled with what was answered before. */
export function meetingForm({ t }: Language, initial: Readonly<Record<string, string>> = {}): Form {
  return {
    action: encodeAction('buatrapat'),
    title: t('meetings:form.title'),
    submit: t('meetings:form.submit'),
    close: t('meetings:form.close'),
    fields: FIELDS.map(
      ({ name, optional, maxLength }): FormField => ({
        kind: 'text',
        name,
        label: t(`meetings:line.${name}`),
        ...(name === 'when' ? { hint: t('meetings:form.whenHint') } : {}),
        multiline: name === 'agenda',
        maxLength,
        optional,
        ...(initial[name] === undefined ? {} : { initial: initial[name] }),
      }),
    ),
  };
}

/** The same for a draft that is changed. */
export function draftForm(
  language: Language,
  { id, lines }: { readonly id: number; readonly lines: Readonly<Record<string, string>> },
): Form {
  return { ...meetingForm(language, lines), action: encodeAction('buatrapat', 'sunting', id) };
}

/** The filled form as the lines of the one-message form, so that both are read the same way. */
export function linesOfForm(values: Readonly<Record<string, string>>): ReadLines {
  const filled = FIELDS.map(({ name }) => [name, (values[name] ?? '').trim()] as const).filter(
    ([, value]) => value !== '',
  );
  return { lines: Object.fromEntries(filled), unknown: [], before: '' };
}
