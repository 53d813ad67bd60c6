import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { holdAnswer } from '../../../../src/features/answers/held.store.ts';
import { issueLinkCode, linkByCode } from '../../../../src/features/members/entering/linking.service.ts';
import { undoAdmission } from '../../../../src/features/members/entering/records.service.ts';
import { applyToJoin } from '../../../../src/features/members/entering/requests.service.ts';
import { importMembers } from '../../../../src/features/members/import/service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const ROW = {
  ...{ line: 2, code: 'BMKG', institution: 'BMKG', shortName: 'BMKG', zone: 'Asia/Jakarta' },
  ...{ name: 'Budi', position: 'Sestama', telegramId: '5001', slackId: undefined },
};

let database: Database & { close(): Promise<void> };
let forum: SmallForum;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
});

async function meetingWithKeptAnswer(): Promise<number> {
  const { id } = await database.prisma.meeting.create({
    data: {
      ...{ forumId: forum.forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
      ...{
        state: 'announced' as const,
        startsAt: new Date(NOW + 9 * DAY_MS),
        answerBy: new Date(NOW + 5 * DAY_MS),
      },
      createdAt: new Date(NOW),
    },
  });
  const given = {
    origin: {
      platform: 'telegram' as const,
      sender: { id: '5001', displayName: 'Budi', isPerson: true },
      chat: { id: '5001', threadId: '', kind: 'private' as const, title: '' },
    },
    ...({ key: 'x', sequence: 7, answer: 'attending', note: '', institutionId: null } as const),
    onBehalf: false,
    meeting: { by: 'id', meetingId: id },
  } as const;
  await holdAnswer(database.prisma, { given, forumId: forum.forumId, now: NOW });
  return id;
}

const apply = (code: string) =>
  asWork(database, NOW, (work) =>
    applyToJoin(work, {
      forumId: forum.forumId,
      institutionId: forum.institutions[code] ?? 0,
      capacity: 'aide' as const,
      newcomer: { platform: 'telegram' as const, externalId: '5001', name: 'Budi' },
      admins: [],
    }),
  );
const importRows = (...rows: readonly (typeof ROW)[]) =>
  asWork(database, NOW, (work) =>
    importMembers(work, {
      ...{ forumId: forum.forumId, rows },
      actor: { personId: undefined, label: 'cli' },
    }),
  );

describe('a members’ file that makes an account known', () => {
  it('lets the answer count that was kept for it, and ends its request for that institution', async () => {
    const meetingId = await meetingWithKeptAnswer();
    await apply('BMKG');
    await apply('LAN');
    await importRows(ROW);
    const { prisma } = database;
    const rsvp = await prisma.rsvp.findFirstOrThrow({ where: { meetingId } });
    expect(rsvp).toMatchObject({
      answer: 'attending',
      institutionId: forum.institutions.BMKG,
      byName: 'Budi',
    });
    expect(await prisma.heldAnswer.count({ where: { forumId: forum.forumId } })).toBe(0);
    const requests = await prisma.joinRequest.findMany({
      where: { forumId: forum.forumId },
      orderBy: { id: 'asc' },
    });
    expect(requests.map(({ state }) => state)).toEqual(['approved', 'pending']);
  });

  it('leaves the kept answers of everybody else, and of who acts for several, as they are', async () => {
    const meetingId = await meetingWithKeptAnswer();
    await importRows({ ...ROW, telegramId: '5002' });
    await importRows(ROW, { ...ROW, code: 'LAN', institution: 'LAN', shortName: 'LAN', line: 3 });
    expect(await database.prisma.rsvp.count({ where: { meetingId } })).toBe(0);
    expect(await database.prisma.heldAnswer.count({ where: { forumId: forum.forumId } })).toBe(1);
  });

  it('tells the account that it replaces, whose code ends, and the one on the other platform', async () => {
    const { forumId } = forum;
    await importRows({ ...ROW, telegramId: '5001' });
    const { personId } = await database.prisma.account.findFirstOrThrow({ where: { forumId } });
    const slack = {
      forumId,
      personId,
      platform: 'slack' as const,
      externalId: 'U0BUDI',
      createdAt: new Date(NOW),
    };
    await database.prisma.account.create({ data: slack });
    const code = await asWork(database, NOW, (work) =>
      issueLinkCode(work, { forumId, personId, platform: 'telegram' as const }),
    );
    await importRows({ ...ROW, telegramId: '5002' });
    const told = await database.prisma.delivery.findMany({
      where: { forumId, notice: { kind: 'accountLinked' } },
      orderBy: { target: 'asc' },
    });
    expect(told.map(({ target }) => target)).toEqual(['account:slack:U0BUDI', 'account:telegram:5001']);
    const newcomer = { platform: 'slack', externalId: 'U0THIEF', name: 'x' } as const;
    const typed = asWork(database, NOW, (work) => linkByCode(work, { newcomer, words: code, admins: [] }));
    expect(await typed).toEqual({ ok: false, reason: 'codeWrong' });
  });

  it('can be undone: what it replaced acts again, and what it gave does not', async () => {
    const { forumId } = forum;
    await importRows(ROW);
    const { personId } = await database.prisma.account.findFirstOrThrow({ where: { forumId } });
    expect(await database.prisma.admission.count({ where: { forumId } })).toBe(0);
    await importRows({ ...ROW, telegramId: '5002' });
    const [admission] = await database.prisma.admission.findMany({ where: { forumId } });
    expect(admission).toMatchObject({ personId, way: 'file', mergedId: null });
    const id = admission?.id ?? 0;
    expect(await asWork(database, NOW, (work) => undoAdmission(work, { forumId, id }))).toMatchObject({
      ok: true,
    });
    const accounts = await database.prisma.account.findMany({ where: { forumId }, orderBy: { id: 'asc' } });
    expect(accounts.map(({ externalId, revokedAt }) => [externalId, revokedAt === null])).toEqual([
      ['5001', true],
      ['5002', false],
    ]);
  });

  it('gives an account that a successor took over back to nobody who lost their rights by the same file', async () => {
    const { forumId } = forum;
    await importRows(ROW, {
      ...ROW,
      line: 3,
      code: 'LAN',
      institution: 'LAN',
      shortName: 'LAN',
      name: 'Sari',
      telegramId: '5009',
    });
    const handed = { ...ROW, name: 'Sari', telegramId: '5001' };
    const choices = { decisions: new Map([['BMKG', 'change'] as const]), readmitted: new Set<string>() };
    const actor = { personId: undefined, label: 'cli' };
    const lan = {
      ...ROW,
      line: 3,
      code: 'LAN',
      institution: 'LAN',
      shortName: 'LAN',
      name: 'Sari',
      telegramId: '5001',
    };
    const diff = await asWork(database, NOW, (work) =>
      importMembers(work, { forumId, rows: [handed, lan], choices, actor }),
    );
    expect(diff.problems).toEqual([]);
    const [admission] = await database.prisma.admission.findMany({ where: { forumId } });
    expect(admission?.way).toBe('file');
    await asWork(database, NOW, (work) => undoAdmission(work, { forumId, id: admission?.id ?? 0 }));
    const { revokedAt } = await database.prisma.account.findFirstOrThrow({
      where: { forumId, externalId: '5001' },
    });
    expect(revokedAt).not.toBeNull();
  });
});
