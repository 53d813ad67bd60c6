import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { createTogether } from '../../src/db/together.ts';
import { createFaqSearch } from '../../src/features/faq/service.ts';
import { commands, notices } from '../../src/features/index.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import type { CommandServices } from '../../src/inbound/command.ts';
import { createDispatch } from '../../src/inbound/dispatch.ts';
import { mayUse } from '../../src/inbound/rights.ts';
import { DAY_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Role } from '../../src/model/actor.ts';
import { encodeAction } from '../../src/platform/action.ts';
import type { Incoming, IncomingBody } from '../../src/platform/incoming.ts';
import type { IncomingHandler, Reaction } from '../../src/platform/reaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { addMember, makeForum } from '../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const clock = manualClock(NOW);
const REFUSALS = ['hanya untuk pengurus', 'belum terdaftar', 'tidak mewakili instansi mana pun'];
/** One person for each role, by the Telegram number. */
const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  '1': ['admin'],
  '2': ['secretariat'],
  '3': ['chair'],
  '4': ['steering_chair'],
  '5': ['host', 'member'],
  '6': ['member'],
  '7': ['aide'],
  '8': [],
};

let database: Database & { close(): Promise<void> };
let dispatch: IncomingHandler;
let sequence = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const { prisma } = database;
  const forum = await makeForum(prisma, ['BMKG', 'LAN', 'BPS'], NOW);
  const add = (telegram: string, facts: object): Promise<number> =>
    addMember(prisma, { forum, name: `Orang ${telegram}`, telegram, now: NOW - DAY_MS, ...facts });
  await add('2', { role: 'secretariat' });
  await add('3', { role: 'chair' });
  await add('4', { role: 'steering_chair' });
  await add('5', { code: 'BMKG' });
  await add('6', { code: 'LAN' });
  await add('7', { code: 'BPS', capacity: 'aide' });
  await prisma.meeting.create({
    data: {
      ...{ forumId: forum.forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
      ...{ state: 'announced', hostInstitutionId: forum.institutions.BMKG ?? 0, createdAt: new Date(NOW) },
      ...{ startsAt: new Date(NOW + 90 * DAY_MS), answerBy: new Date(NOW + 80 * DAY_MS) },
    },
  });
  dispatch = makeDispatch();
});
afterAll(() => database.close());

function makeDispatch(): IncomingHandler {
  const limits = {
    ...{ actionBytes: 64, hasForms: false, hasEphemeral: false, redelivers: true },
    ...{ perSecond: 30, perSecondInChat: 1, perMinuteInGroup: 20 },
  };
  const platform = {
    limits,
    privateChatUrl: () => undefined,
    health: async () => ({ ok: true, problem: '' }),
  };
  const services: CommandServices = {
    db: database.prisma,
    statements: createTogether((question) => database.pool.query(question)),
    languages: loadLanguages(new URL('../../locales/', import.meta.url)),
    faq: createFaqSearch(),
    web: () => ({ origin: 'https://bot.example', isPublic: true }),
    notices,
    admins: [{ platform: 'telegram', externalId: '1' }],
    platforms: new Map([['telegram', platform]]),
  };
  return createDispatch({
    ...{ database, commands, services, clock, randomness: systemRandomness },
    logger: createLogger('silent'),
    enqueue: async () => {},
    observe: () => {},
  });
}

async function send(from: string, body: IncomingBody): Promise<string> {
  sequence += 1;
  clock.advance(MINUTE_MS);
  const incoming: Incoming = {
    ...{ platform: 'telegram', key: `k${sequence}`, sequence, body },
    sender: { id: from, displayName: `Orang ${from}`, isPerson: true },
    chat: { id: from, threadId: '', kind: 'private', title: '' },
  };
  return (await dispatch(incoming)).map(wordsOf).join('\n');
}

function wordsOf(reaction: Reaction): string {
  return 'message' in reaction ? JSON.stringify(reaction.message) : JSON.stringify(reaction);
}

const isRefused = (text: string): boolean => REFUSALS.some((words) => text.includes(words));

describe('every command is refused to every role that may not use it', () => {
  it.each(Object.entries(PEOPLE))('as person %s, who is %j', async (from, roles) => {
    for (const { name, press, submit } of commands) {
      if (mayUse(name, new Set(roles))) continue;
      const said = await send(from, { kind: 'command', name, argument: 'BMKG 1' });
      expect(isRefused(said), `${name}: ${said}`).toBe(true);
      const action = encodeAction(name, 'setujui', 1);
      if (press !== undefined) {
        const pressed = await send(from, { kind: 'press', action });
        expect(isRefused(pressed), `press of ${name}: ${pressed}`).toBe(true);
      }
      if (submit !== undefined) {
        const filled = await send(from, { kind: 'form', action, values: { question: 'x' } });
        expect(isRefused(filled), `form of ${name}: ${filled}`).toBe(true);
      }
    }
  });
});

describe('every command is answered to every role that may use it', () => {
  it.each(Object.entries(PEOPLE))('as person %s, who is %j', async (from, roles) => {
    for (const { name } of commands.filter((command) => command.name !== 'tanya')) {
      if (!mayUse(name, new Set(roles))) continue;
      const said = await send(from, { kind: 'command', name, argument: '' });
      expect(said, name).not.toContain('hanya untuk pengurus');
      expect(said, name).not.toContain('sedang ada gangguan');
    }
  });
});

describe('a file', () => {
  it.each(['3', '4', '6', '7', '8'])('of person %s is refused before it is fetched', async (from) => {
    let fetched = 0;
    const download = async (): Promise<Buffer> => {
      fetched += 1;
      return Buffer.from('');
    };
    const file = { name: 'anggota.csv', sizeBytes: 10, download };
    expect(isRefused(await send(from, { kind: 'file', file, caption: '', mentioned: false }))).toBe(true);
    expect(fetched).toBe(0);
  });
});

describe('an administrator of a Telegram group', () => {
  it('has no rights by being one: a stranger stays a stranger wherever they write', async () => {
    const group = { id: '-1001', threadId: '', kind: 'group' as const, title: 'FORSES' };
    const outcome = await dispatch({
      ...{ platform: 'telegram', key: 'g1', sequence: 999, chat: group },
      sender: { id: '8', displayName: 'Admin Grup', isPerson: true },
      body: { kind: 'command', name: 'tautkan', argument: '' },
    });
    expect(isRefused(outcome.map(wordsOf).join())).toBe(true);
    expect(await database.prisma.chat.count({ where: { boundAt: { not: null } } })).toBe(0);
  });
});
