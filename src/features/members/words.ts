import type { Language } from '../../i18n/index.ts';
import { markedName } from '../../i18n/marked-name.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import type { Elsewhere } from '../../inbound/replies.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Forum } from '../../model/forum.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import type { JoinRequest } from './entering/types.ts';
import type { KnownPerson } from './types.ts';

/** What the overview of the members shows. */
export interface MembersOverview {
  readonly forum: Forum;
  readonly institutions: number;
  /** Institutions for which somebody is registered. */
  readonly seated: number;
  readonly pending: readonly JoinRequest[];
  readonly mayChange: boolean;
  readonly prefix: string;
}

/** How many belong, who waits, and how to go on. */
export function membersOverview(facts: MembersOverview, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, institutions, seated, pending, mayChange, prefix } = facts;
  const title = t('members:overview.title', { forum: forum.name });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('members:overview.counts', { institutions, seated })),
      ...(pending.length === 0
        ? []
        : [
            paragraph({ bold: t('members:overview.pending') }),
            list(pending.map((request) => requestLine(request, language))),
          ]),
      ...(mayChange ? [{ kind: 'note', line: [t('members:overview.howTo', { prefix })] } as const] : []),
    ],
    buttons: mayChange ? approvalButtons(pending, language) : [],
  });
}

/** The requests that wait, each with its button. */
export function pendingRequests(pending: readonly JoinRequest[], language: Language): OutgoingMessage {
  const { t } = language;
  if (pending.length === 0) return message({ summary: t('members:noPending') });
  const title = t('members:overview.pending');
  return message({
    summary: title,
    blocks: [paragraph({ bold: title }), list(pending.map((request) => requestLine(request, language)))],
    buttons: approvalButtons(pending, language),
  });
}

function approvalButtons(pending: readonly JoinRequest[], { t }: Language): readonly (readonly Button[])[] {
  return pending.map(({ id }) => [
    { text: t('members:approve', { id }), action: encodeAction('anggota', 'setujui', id) },
    { text: t('members:refuse', { id }), action: encodeAction('anggota', 'tolak', id) },
  ]);
}

function requestLine(request: JoinRequest, language: Language): string {
  const { t } = language;
  const { id, displayName, platform, institution, capacity } = request;
  return t('members:request', {
    id,
    name: markedName(displayName, language),
    platform: t(`joining:platform.${platform}`),
    capacity: t(`members:capacity.${capacity}`),
    institution,
  });
}

/** What people are shown with. */
export interface PeopleFacts {
  readonly people: readonly KnownPerson[];
  readonly words: string;
  readonly limit: number;
  readonly now: number;
  readonly zone: string;
}

/** People with seats, roles and platforms, one line each. */
export function peopleList(facts: PeopleFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { people, words, limit } = facts;
  const summary = t('members:found', { total: people.length, words });
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      {
        kind: 'list',
        ordered: false,
        items: people.map((person) => [
          { bold: t('members:person', { id: person.id, name: markedName(person.name, language) }) },
          `: ${personFacts({ ...facts, person }, language)}`,
        ]),
      },
      ...(people.length >= limit ? [paragraph(t('members:foundMore', { limit }))] : []),
    ],
  });
}

function personFacts(
  { person, now, zone }: Pick<PeopleFacts, 'now' | 'zone'> & { readonly person: KnownPerson },
  language: Language,
): string {
  const { t } = language;
  const roles = person.roles.map((role) => t(`members:role.${role}`));
  const accounts = person.platforms.map((platform) => t(`joining:platform.${platform}`));
  return [
    seatsPhrase({ ...person, now, zone }, language),
    ...roles,
    accounts.length === 0 ? t('members:noAccount') : accounts.join(', '),
  ].join('; ');
}

/** For what somebody acts: `pejabat BMKG, pendamping LAN mulai 1 Desember 2026`. */
export function seatsPhrase(
  { seats, now, zone }: Pick<KnownPerson, 'seats'> & { readonly now: number; readonly zone: string },
  { t, locale }: Language,
): string {
  if (seats.length === 0) return t('members:noSeat');
  return seats
    .map(({ capacity, shortName, from }) => {
      const words = { capacity: t(`members:capacity.${capacity}`), institution: shortName };
      return from <= now
        ? t('members:seat', words)
        : t('members:seatFrom', { ...words, date: formatDate(from, { zone, locale }) });
    })
    .join(', ');
}

/** Asks which of several people is meant; `actionOf` makes each one's button. */
export function choosePerson(
  facts: PeopleFacts & { readonly actionOf: (person: KnownPerson) => string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { people, words } = facts;
  const shown = peopleList(facts, language);
  const buttons = people.map((person) => [
    {
      text: t('members:person', { id: person.id, name: person.name }).slice(0, 60),
      action: facts.actionOf(person),
    },
  ]);
  const summary = t('members:choosePerson', { words });
  return { ...shown, summary, blocks: [paragraph({ bold: summary }), ...shown.blocks.slice(1)], buttons };
}

/** Members' data is never shown in groups. */
export const MEMBERS_ELSEWHERE: Elsewhere = {
  key: 'members:elsewhere',
  command: 'anggota',
  payload: 'anggota',
};
