import type { Block } from '../../../chats/blocks.store.ts';
import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Holding, KnownPerson } from '../types.ts';
import { seatsPhrase } from '../words.ts';
import type { AdmissionWay } from './admission.types.ts';
import type { JoinRequest } from './types.ts';

/** Telegram cuts what is longer. */
const BUTTON_LENGTH = 60;

/** Accounts that may not make requests, each with a button that lifts it. */
export function blockList(blocks: readonly Block[], language: Language): OutgoingMessage {
  const { t } = language;
  const summary = t(blocks.length === 0 ? 'members:noBlocks' : 'members:blocks');
  if (blocks.length === 0) return message({ summary });
  const items = blocks.map(({ id, displayName, platform, externalId: account }) =>
    t('members:block', {
      ...{ id, account, platform: t(`joining:platform.${platform}`) },
      name: markedName(displayName, language),
    }),
  );
  const buttons = blocks.map(({ id }) => [
    { text: t('members:unblock', { id }), action: encodeAction('anggota', 'bukablokir', id) },
  ]);
  return message({ summary, blocks: [paragraph({ bold: summary }), list(items)], buttons });
}

/** Asks how somebody is registered where the institution has an official, or an aide of that name, already. */
export function howToApprove(
  {
    request,
    same,
  }: { readonly request: JoinRequest; readonly same: readonly Pick<Holding, 'personId' | 'name'>[] },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { id, institution, displayName, capacity } = request;
  const names = same.map(({ name }) => markedName(name, language)).join(', ');
  const summary = t(`members:${capacity === 'holder' ? 'holderExists' : 'aideExists'}`, {
    ...{ institution, names, name: markedName(displayName, language) },
  });
  const action = (...way: readonly (string | number)[]): string =>
    encodeAction('anggota', 'setujui', id, ...way);
  const aide = { text: t('members:asAide'), action: action('pendamping') };
  return message({
    summary,
    buttons: [
      ...same.map(({ personId, name }) => [
        { text: t('members:asSame', { name }).slice(0, BUTTON_LENGTH), action: action('sama', personId) },
      ]),
      capacity === 'holder' ? [{ text: t('members:asReplacement'), action: action('ganti') }, aide] : [aide],
      [{ text: t('members:leaveOpen'), action: action('nanti') }],
    ],
  });
}

/** Two records that the secretariat takes for one human being. */
export interface MergeFacts {
  readonly into: KnownPerson;
  readonly from: KnownPerson;
  readonly now: number;
  readonly zone: string;
  /** Days within which it can be undone. */
  readonly days: number;
}

/** Asks whether two records are one human being, with what each of them is. */
export function mergeQuestion(facts: MergeFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { into, from, days } = facts;
  const line = (person: KnownPerson): string => {
    const roles = person.roles.map((role) => t(`members:role.${role}`));
    const is = [seatsPhrase({ ...facts, ...person }, language), ...roles].join('; ');
    return t('members:merge.record', { id: person.id, name: markedName(person.name, language), is });
  };
  const summary = t('members:merge.ask', {
    name: markedName(into.name, language),
    merged: markedName(from.name, language),
  });
  const action = (answer: string): string => encodeAction('anggota', 'gabung', into.id, from.id, answer);
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      list([line(into), line(from)]),
      paragraph(t('members:merge.effect', { id: into.id, merged: from.id, days })),
    ],
    buttons: [
      [
        { text: t('members:merge.confirm'), action: action('ya'), style: 'danger' },
        { text: t('members:cancel'), action: action('batal') },
      ],
    ],
  });
}

/** An admission as it is listed. */
export interface ShownAdmission {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly way: AdmissionWay;
  readonly name: string;
  /** Whose record went into theirs; undefined when none did. */
  readonly merged: string | undefined;
}

function admissionLine(
  { id, at, way, zone, ...shown }: ShownAdmission & { readonly zone: string },
  language: Language,
): string {
  const { t, locale } = language;
  const name = markedName(shown.name, language);
  const merged = shown.merged === undefined ? undefined : markedName(shown.merged, language);
  const words = { id, name, when: formatDateTime(at, { zone, locale }), way: t(`members:undo.way.${way}`) };
  return merged === undefined
    ? t('members:undo.line', words)
    : t('members:undo.lineMerged', { ...words, merged });
}

/** Admissions that can be undone, each with its button. */
export function admissionList(
  facts: { readonly admissions: readonly ShownAdmission[]; readonly zone: string; readonly days: number },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { admissions, zone, days } = facts;
  const summary = t(admissions.length === 0 ? 'members:undo.none' : 'members:undo.title', { days });
  if (admissions.length === 0) return message({ summary });
  const items = admissions.map((admission) => admissionLine({ ...admission, zone }, language));
  const buttons = admissions.map(({ id }) => [
    { text: t('members:undo.of', { id }), action: encodeAction('anggota', 'pisah', id) },
  ]);
  return message({ summary, blocks: [paragraph({ bold: summary }), list(items)], buttons });
}

/** Asks whether an admission is to be undone. */
export function undoQuestion(
  { admission, zone }: { readonly admission: ShownAdmission; readonly zone: string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { id } = admission;
  const name = markedName(admission.name, language);
  const merged = admission.merged === undefined ? undefined : markedName(admission.merged, language);
  const summary =
    merged === undefined ? t('members:undo.ask', { name }) : t('members:undo.askMerged', { name, merged });
  return message({
    summary,
    blocks: [paragraph({ bold: summary }), paragraph(admissionLine({ ...admission, zone }, language))],
    buttons: [
      [
        {
          text: t('members:undo.confirm'),
          action: encodeAction('anggota', 'pisah', id, 'ya'),
          style: 'danger',
        },
        { text: t('members:cancel'), action: encodeAction('anggota', 'pisah', id, 'batal') },
      ],
    ],
  });
}
