import type { Language } from '../../../i18n/index.ts';
import type { Institution } from '../../../inbound/args/institutions.store.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Form } from '../../../platform/message.ts';

const LONGEST = 150;

/** The form of a change of office, where the platform has forms; `example` is a day as it is typed. */
export function officeForm({ id }: Pick<Institution, 'id'>, example: string, { t }: Language): Form {
  const text = { kind: 'text', multiline: false, maxLength: LONGEST } as const;
  return {
    action: encodeAction('anggota', 'ganti', id),
    title: t('members:office.formTitle'),
    submit: t('members:send'),
    close: t('members:close'),
    fields: [
      { ...text, name: 'name', label: t('members:office.name'), optional: false },
      { ...text, name: 'position', label: t('members:office.position'), optional: true },
      {
        ...text,
        name: 'from',
        label: t('members:office.from'),
        hint: t('members:office.fromHint', { example }),
        optional: true,
      },
    ],
  };
}
