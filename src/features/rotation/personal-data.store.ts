import type { Db } from '../../db/db.ts';
import { textsMentioning } from '../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

/**
 * Turns belong to institutions, not to people. Reasons of an absence or a refusal are written by people and may name some, and so
 * may what the history says beside a host. Steps name people by number only, also in the rows that they keep.
 */
export const rotationPersonalData: PersonalData = {
  models: {
    HostTurn: {
      personal: ['willingById', 'note'],
      notPersonal: [
        ...['id', 'forumId', 'institutionId', 'position', 'state', 'meetingId', 'consent'],
        ...[
          'createdAt',
          'handedOverAt',
          'byHand',
          'pinnedNumber',
          'passedNumber',
          'willingAt',
          'waitingSince',
        ],
        ...['number', 'hostedAt', 'photoFileId'],
      ],
    },
    HostRule: {
      personal: [],
      notPersonal: [
        ...['forumId', 'order', 'declined', 'willingFirst', 'alternates', 'asksItself', 'roundStartedAt'],
      ],
    },
    HostAbsence: {
      personal: ['reason', 'createdById'],
      notPersonal: ['id', 'forumId', 'institutionId', 'from', 'until', 'createdAt'],
    },
    HostAsk: {
      personal: ['askedById', 'decidedById', 'reason'],
      notPersonal: [
        ...['id', 'forumId', 'institutionId', 'number', 'expectedAt', 'state', 'askedAt', 'since'],
        ...['ponderingAt', 'decidedAt'],
      ],
    },
    HostExchange: {
      personal: ['proposedById', 'decidedById'],
      notPersonal: ['id', 'forumId', 'askId', 'institutionId', 'state', 'proposedAt', 'decidedAt'],
    },
    PlannedDay: { personal: [], notPersonal: ['id', 'forumId', 'number', 'day'] },
    HostStep: {
      personal: ['personId'],
      notPersonal: ['id', 'forumId', 'at', 'action', 'subject', 'before', 'canUndo', 'undoneAt'],
    },
  },
  export: async (db, subject) => ({
    hostAnswers: await db.hostAsk.findMany({
      where: { forumId: subject.forumId, decidedById: { in: [...subject.personIds] } },
      select: { number: true, state: true, reason: true, decidedAt: true },
    }),
    hostTextsNamingYou: (await textsNaming(db, subject)).map(({ what, text }) => ({ what, text })),
  }),
  erase: async (db, subject) => {
    for (const { what, id, text } of await textsNaming(db, subject)) {
      const { forumId, mentions } = subject;
      const without = mentions.withoutIn(text);
      if (what === 'note') await db.hostTurn.updateMany({ where: { forumId, id }, data: { note: without } });
      else if (what === 'absence')
        await db.hostAbsence.updateMany({ where: { forumId, id }, data: { reason: without } });
      else await db.hostAsk.updateMany({ where: { forumId, id }, data: { reason: without } });
    }
  },
};

interface NamingText {
  readonly what: 'note' | 'absence' | 'ask';
  readonly id: number;
  readonly text: string;
}

async function textsNaming(db: Db, subject: Subject): Promise<readonly NamingText[]> {
  const found: NamingText[] = [];
  const sources = [
    { what: 'note', table: 'host_turn', column: 'note' },
    { what: 'absence', table: 'host_absence', column: 'reason' },
    { what: 'ask', table: 'host_ask', column: 'reason' },
  ] as const;
  for (const { what, ...place } of sources) {
    const rows = await textsMentioning({ db, subject }, place);
    found.push(...rows.map((row) => ({ what, ...row })));
  }
  return found;
}
