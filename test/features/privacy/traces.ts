import type { Database } from '../../../src/db/client.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import type { DataSubject } from '../../../src/personal-data/types.ts';
import { addMember, makeForum, type SmallForum } from '../../support/members.ts';

export const NOW = Date.UTC(2026, 10, 24, 3, 0);
export const NAME = 'Budi Santoso';

/** Somebody who has left something in every table of a forum of their own. */
export interface Traces {
  readonly forum: SmallForum;
  readonly personId: number;
  readonly account: string;
  readonly subject: DataSubject;
}

let turn = 0;

/** Makes them, with another account each time: a private chat is there once, whatever the forum. */
export async function leaveTraces(database: Database): Promise<Traces> {
  turn += 1;
  const account = String(700_123_000 + turn);
  const forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  const facts = { forum, name: NAME, telegram: account, code: 'BMKG', now: NOW - DAY_MS };
  const personId = await addMember(database.prisma, facts);
  const { forumId } = forum;
  const subject = {
    ...{ forumId, personId, platform: 'telegram' as const },
    ...{ externalId: account, adminName: undefined },
  };
  const traces = { forum, personId, account, subject };
  await fillTables(database, traces);
  return traces;
}

/** Puts the person into every table that can hold something of them. */
async function fillTables({ prisma }: Database, traces: Traces): Promise<void> {
  const { forum, personId: budi, account } = traces;
  const { forumId, institutions } = forum;
  const at = new Date(NOW);
  const owner = { platform: 'telegram' as const, externalId: account };
  const meeting = await prisma.meeting.create({
    data: {
      ...{
        forumId,
        number: 1,
        title: 'Uji',
        timeZone: 'Asia/Jakarta',
        place: 'Aula',
        state: 'announced' as const,
      },
      ...{ startsAt: new Date(NOW + DAY_MS), answerBy: at, createdAt: at },
    },
  });
  const answer = {
    ...{
      forumId,
      meetingId: meeting.id,
      institutionId: institutions.BMKG ?? 0,
      answer: 'attending' as const,
      note: 'tanpa udang',
    },
    ...{
      byPersonId: budi,
      byName: NAME,
      platform: 'telegram' as const,
      chatId: account,
      sequence: 1,
      answeredAt: at,
    },
  };
  await prisma.rsvp.create({ data: answer });
  await prisma.rsvpHistory.createMany({
    data: [
      { ...answer, counted: true },
      {
        ...answer,
        byPersonId: null,
        byName: 'Dewi',
        answer: 'represented' as const,
        note: 'budi  SANTOSO (Karo)',
        chatId: 'C1',
        counted: true,
      },
    ],
  });
  await prisma.heldAnswer.create({
    data: {
      forumId,
      meetingId: meeting.id,
      ...owner,
      answer: 'attending',
      chatId: account,
      sequence: 1,
      answeredAt: at,
    },
  });
  const request = await prisma.joinRequest.create({
    data: {
      forumId,
      institutionId: institutions.LAN ?? 0,
      ...owner,
      displayName: NAME,
      capacity: 'aide' as const,
      createdAt: at,
    },
  });
  await prisma.chat.create({
    data: {
      forumId,
      platform: 'telegram' as const,
      externalId: account,
      kind: 'private' as const,
      title: NAME,
      userId: account,
    },
  });
  await prisma.invitation.create({
    data: {
      forumId,
      name: 'BUDI  SANTOSO, S.H.',
      codeHash: `hash-${forumId}`,
      createdAt: at,
      expiresAt: new Date(NOW + DAY_MS),
    },
  });
  await prisma.unansweredQuestion.create({
    data: { forumId, question: 'apa', normalised: 'apa', ...owner, askedAt: at },
  });
  await prisma.notice.create({
    data: {
      ...{ forumId, key: `joinDecision:${request.id}`, kind: 'joinDecision', dueAt: at, createdAt: at },
      facts: { requestId: request.id, question: `Siapa ${NAME}?`, answers: 0 },
      deliveries: {
        create: [
          {
            forumId,
            target: `account:telegram:${account}`,
            state: 'sent' as const,
            chatId: account,
            messageId: '5',
            notBefore: at,
          },
          { forumId, target: `person:${budi}`, personId: budi, chatId: account, notBefore: at },
        ],
      },
    },
  });
  const item = { forumId, meetingId: meeting.id, createdAt: at, dueAt: new Date(NOW + DAY_MS) };
  await prisma.actionItem.createMany({
    data: [
      { ...item, number: 1, description: 'Menyusun pedoman', institutionId: institutions.BMKG ?? 0 },
      { ...item, number: 2, description: `Rapat (${NAME}) kedua`, institutionId: institutions.LAN ?? 0 },
      { ...item, number: 3, description: 'Rahasia LAN', institutionId: institutions.LAN ?? 0 },
    ],
  });
  const host = { forumId, institutionId: institutions.BMKG ?? 0 };
  await prisma.hostAsk.create({
    data: {
      ...{ ...host, number: 2, state: 'declined', askedAt: at, since: at, decidedAt: at },
      ...{ decidedById: budi, reason: `${NAME} pindah tugas` },
    },
  });
  const window = { from: new Date('2027-03-01'), until: new Date('2027-05-31') };
  await prisma.hostAbsence.create({
    data: { ...host, ...window, reason: `Menunggu ${NAME}`, createdAt: at },
  });
  await prisma.hostTurn.create({
    data: { ...host, number: 1, state: 'hosted', position: 0, note: `dipimpin ${NAME}`, createdAt: at },
  });
  await prisma.preparationItem.create({
    data: {
      ...{ forumId, meetingId: meeting.id, key: 'parking', note: `tanya ${NAME}` },
      ...{ assigneeId: budi, changedById: budi, changedAt: at },
    },
  });
  const shared = await prisma.libraryEntry.create({
    data: {
      ...{ forumId, number: 1, kind: 'good_practice' as const, title: `Papan ${NAME}`, summary: 'Uji' },
      ...{ contact: `${NAME}, 0812`, createdById: budi, createdAt: at, titleWords: ['papan', 'santoso'] },
      revision: { kind: 'good_practice', title: 'Papan', summary: `oleh ${NAME}`, topicIds: [] },
    },
  });
  const report = { forumId, entryId: shared.id, personId: budi, text: `tanya ${NAME}`, createdAt: at };
  await prisma.libraryReport.create({ data: report });
  await prisma.checklistEntry.create({ data: { forumId, key: 'x1', label: `Mobil ${NAME}`, days: 5 } });
  const entry = { forumId, at, personId: budi, actor: `person:${budi}`, action: 'sambung' };
  await prisma.auditEntry.create({ data: entry });
}

/** Every table of the forum, as text. */
export async function everything({ prisma }: Database, { forum }: Traces): Promise<string> {
  const tables = await prisma.$queryRaw<{ readonly name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'forum_id'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe(
        `SELECT row_to_json(t)::text AS row FROM "${name}" t WHERE forum_id = $1`,
        forum.forumId,
      ),
    ),
  );
  return JSON.stringify(rows);
}
