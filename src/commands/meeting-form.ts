import type { Language } from '../i18n/index.ts';
import { encodeAction } from '../platform/action.ts';
import type { Form, FormField } from '../platform/message.ts';

/** Fields of the form, each with the name its line has in the one-message form. */
const FIELDS = [
  { name: 'title', label: 'Acara', optional: false, maxLength: 200 },
  { name: 'when', label: 'Waktu', optional: false, maxLength: 200 },
  { name: 'place', label: 'Tempat', optional: false, maxLength: 300 },
  { name: 'host', label: 'Tuan rumah', optional: true, maxLength: 200 },
  { name: 'agenda', label: 'Agenda', optional: true, maxLength: 1_500 },
  { name: 'dress', label: 'Pakaian', optional: true, maxLength: 200 },
  { name: 'answerBy', label: 'Batas konfirmasi', optional: true, maxLength: 200 },
  { name: 'contact', label: 'Narahubung', optional: true, maxLength: 200 },
  { name: 'letterNumber', label: 'Nomor surat', optional: true, maxLength: 100 },
  { name: 'link', label: 'Tautan', optional: true, maxLength: 500 },
] as const;

/** The form with which a meeting is created. */
export function meetingForm({ t }: Language): Form {
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
        ...(name === 'when' ? { hint: t('meetings:when.bukan_tanggal') } : {}),
        multiline: name === 'agenda',
        maxLength,
        optional,
      }),
    ),
  };
}

/** The filled form as the lines of the one-message form, so that both are read the same way. */
export function textOfForm(values: Readonly<Record<string, string>>): string {
  return FIELDS.filter(({ name }) => (values[name] ?? '') !== '')
    .map(({ name, label }) => `${label}: ${values[name]}`)
    .join('\n');
}
