import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Institution } from '../../../inbound/args/institutions.store.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import type { KnownPerson } from '../types.ts';

/** A change of office before it is applied. */
export interface OfficeChangePreview {
  readonly proposalId: number;
  readonly institution: string;
  readonly name: string;
  readonly position: string;
  /** Epoch milliseconds; undefined: at once. */
  readonly from: number | undefined;
  /** A day that has passed already, as it was typed. */
  readonly since: string | undefined;
  readonly zone: string;
  readonly holders: readonly string[];
  readonly aides: readonly string[];
  /** Roles of those who may leave, and as what they act for the institution. */
  readonly roles: readonly {
    readonly name: string;
    readonly roles: readonly GrantedRole[];
    readonly capacity: Capacity;
  }[];
  /** People of the forum who have that name. */
  readonly namesakes: readonly Pick<KnownPerson, 'id' | 'name'>[];
}

/** Shows what a change of office would do; the buttons say who it is and whether aides stay. */
export function officeChangePreview(facts: OfficeChangePreview, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('members:office.title', { institution: facts.institution });
  const name = markedName(facts.name, language);
  const successor = facts.position === '' ? name : `${name}, ${facts.position}`;
  const names = (list: readonly string[]): readonly string[] => [
    list.length === 0 ? t('members:office.none') : list.map((each) => markedName(each, language)).join(', '),
  ];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields',
        rows: [
          { label: t('members:office.successor'), value: [successor] },
          { label: t('members:office.since'), value: [dayOf(facts, language)] },
          { label: t('members:office.leaving'), value: names(facts.holders) },
          { label: t('members:office.aides'), value: names(facts.aides) },
          ...(facts.roles.length === 0 ? [] : [rolesRow(facts, language)]),
        ],
      },
      paragraph(t('members:office.effect')),
      ...(facts.namesakes.length === 0 ? [] : [paragraph({ bold: t('members:office.namesake') })]),
    ],
    buttons: choices(facts, language),
  });
}

/** Roles end with an office that ends at once; where it ends later they stay, and must be taken by hand. */
function rolesRow(
  { roles, from }: Pick<OfficeChangePreview, 'roles' | 'from'>,
  { t }: Language,
): { readonly label: string; readonly value: readonly string[] } {
  const lines = roles.map(({ name, capacity, ...had }) => {
    const names = had.roles.map((role) => t(`members:role.${role}`)).join(', ');
    return t(`members:office.${capacity === 'holder' ? 'roleOf' : 'roleOfAide'}`, { roles: names, name });
  });
  const label = t(`members:office.${from === undefined ? 'rolesEnd' : 'rolesStay'}`);
  return { label, value: [lines.join(', ')] };
}

/** When it takes effect, in words. */
export function dayOf(
  { from, since, zone }: Pick<OfficeChangePreview, 'from' | 'since' | 'zone'>,
  { t, locale }: Language,
): string {
  if (from !== undefined) return formatDate(from, { zone, locale });
  return since === undefined ? t('members:office.now') : t('members:office.nowSince', { since });
}

function choices(facts: OfficeChangePreview, { t }: Language): readonly (readonly Button[])[] {
  const { proposalId, namesakes, aides } = facts;
  const action = (...words: readonly (string | number)[]): string =>
    encodeAction('anggota', 'ganti', proposalId, ...words);
  const people = [
    ...namesakes.map(({ id, name }) => ({
      who: t('members:office.samePerson', { id, name }).slice(0, 40),
      id,
    })),
    { who: namesakes.length === 0 ? t('members:office.apply') : t('members:office.newPerson'), id: 0 },
  ];
  const rows = people.map(({ who, id }): readonly Button[] =>
    aides.length === 0
      ? [{ text: who, action: action('tetap', id) }]
      : [
          { text: t('members:office.keepAides', { who }), action: action('tetap', id) },
          { text: t('members:office.dropAides', { who }), action: action('lepas', id) },
        ],
  );
  return [...rows, [{ text: t('members:cancel'), action: action('batal') }]];
}

const LONGEST = 150;

/** The form of a change of office, where the platform has forms; `example` is a day as it is typed. */
export function officeForm(
  { id, example }: Pick<Institution, 'id'> & { readonly example: string },
  { t }: Language,
): Form {
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
