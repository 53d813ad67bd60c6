import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/db.ts';
import { createTogether, type Together } from '../../src/db/together.ts';
import { createFaqSearch } from '../../src/features/faq/service.ts';
import { commands, notices } from '../../src/features/index.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { createDispatch } from '../../src/inbound/dispatch.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Incoming, PlatformName } from '../../src/platform/incoming.ts';
import { NotNow } from '../../src/platform/not-now.ts';
import type { IncomingHandler, Reaction } from '../../src/platform/reaction.ts';
import { enterCast } from '../support/cast.ts';
import { voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;
/** What becomes of the next statements of an answer: each entry is used once. */
const faults: ('refused' | 'lost before' | 'lost after' | 'broken')[] = [];
let keys = 0;
/** Statements of an answer's direct way so far. */
let statements = 0;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: y\nNomor: 41';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan 41' });
  await bot.settled();
});
afterAll(() => bot.close());
beforeEach(async () => {
  faults.length = 0;
  await bot.app.database.prisma.rsvp.deleteMany();
});

/** The bot's database, which counts what it is asked. */
function countingDb(): Db {
  return new Proxy(bot.app.database.prisma, {
    get: (target, name) => {
      if (typeof name === 'string') statements += 1;
      return Reflect.get(target, name);
    },
  });
}

/** The statement of answers, which meets the faults. */
function faultyStatements(): Together {
  const { pool } = bot.app.database;
  return createTogether(async (question) => {
    statements += 1;
    const fault = faults.shift();
    const lost = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    if (fault === 'refused') throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    if (fault === 'lost before') throw lost;
    if (fault === 'broken') throw new Error('a mistake of ours');
    const answer = await pool.query(question);
    if (fault === 'lost after') throw lost;
    return answer;
  });
}

function makeDispatch(platform: PlatformName, signal?: AbortSignal): IncomingHandler {
  const redelivers = platform === 'telegram';
  const limits = {
    ...{ actionBytes: 64, hasForms: false, hasEphemeral: false, redelivers },
    ...{ perSecond: 30, perSecondInChat: 1, perMinuteInGroup: 20 },
  };
  const health = { ok: true, problem: '' };
  const known = { limits, privateChatUrl: () => undefined, health: async () => health };
  return createDispatch({
    ...{ database: bot.app.database, commands, clock: bot.clock, randomness: systemRandomness },
    services: {
      db: countingDb(),
      statements: faultyStatements(),
      languages: loadLanguages(new URL('../../locales/', import.meta.url)),
      faq: createFaqSearch(),
      web: () => ({ origin: 'https://bot.example', isPublic: true }),
      notices,
      admins: [],
      platforms: new Map([[platform, known]]),
    },
    logger: createLogger('silent'),
    enqueue: async () => {},
    isAlone: async () => true,
    observe: () => {},
    outagePausesMs: signal === undefined ? [1] : [60_000],
    ...(signal === undefined ? {} : { signal }),
  });
}

function answering(platform: PlatformName): Incoming {
  keys += 1;
  const id = platform === 'telegram' ? '2003' : 'U0KEU';
  return {
    ...{ platform, key: `outage${keys}`, sequence: 1_000_000 + keys },
    body: { kind: 'command', name: 'hadir', argument: '' },
    sender: { id, displayName: 'Heru', isPerson: true },
    chat: { id, threadId: '', kind: 'private', title: '' },
  };
}

const words = (reactions: readonly Reaction[]): string => JSON.stringify(reactions);
const answers = (): Promise<number> => bot.app.database.prisma.rsvp.count();

describe('an answer in an outage of the database', () => {
  it('that was written although the connection broke is confirmed by the next try', async () => {
    faults.push('lost after');
    expect(words(await makeDispatch('telegram')(answering('telegram')))).toContain(
      'Konfirmasi Kemenkeu tercatat: Hadir.',
    );
    expect(await answers()).toBe(1);
  });

  it('that outlasts every try goes back to the platform, and is confirmed when it comes again', async () => {
    const dispatch = makeDispatch('telegram');
    const incoming = answering('telegram');
    faults.push('lost before', 'lost after');
    await expect(dispatch(incoming)).rejects.toThrow(NotNow);
    expect(words(await dispatch(incoming))).toContain('Konfirmasi Kemenkeu tercatat: Hadir.');
    expect(await dispatch(incoming)).toEqual([]);
    expect(await answers()).toBe(1);
  });

  it('gets an apology where the platform would not deliver it again', async () => {
    faults.push('refused', 'refused');
    expect(words(await makeDispatch('slack')(answering('slack')))).toContain('belum diproses');
    faults.push('lost after', 'refused');
    expect(words(await makeDispatch('slack')(answering('slack')))).toContain('belum dapat kami pastikan');
  });

  it('is not waited for any longer when the bot stops: the sender is told, or the platform keeps the update', async () => {
    faults.push('refused', 'refused');
    const stopping = new AbortController();
    const inSlack = makeDispatch('slack', stopping.signal)(answering('slack'));
    const inTelegram = makeDispatch('telegram', stopping.signal)(answering('telegram'));
    await expect.poll(() => faults.length).toBe(0);
    faults.push('refused', 'refused');
    stopping.abort();
    await expect(inTelegram).rejects.toThrow(NotNow);
    expect(words(await inSlack)).toContain('belum diproses');
  });

  it('is told apart from a mistake of ours, which gets one apology at once', async () => {
    faults.push('broken');
    expect(words(await makeDispatch('telegram')(answering('telegram')))).toContain('sedang ada gangguan');
  });

  it('costs one statement when there is none, also right after a start', async () => {
    const dispatch = makeDispatch('telegram');
    expect(words(await dispatch(answering('telegram')))).toContain('Konfirmasi Kemenkeu tercatat: Hadir.');
    statements = 0;
    expect(words(await dispatch(answering('telegram')))).toContain('Konfirmasi Kemenkeu tercatat: Hadir.');
    expect(statements).toBe(1);
  });

  it('that an earlier process recorded without saying so is confirmed by the next one, once', async () => {
    const incoming = answering('telegram');
    await makeDispatch('telegram')(incoming);
    const next = makeDispatch('telegram');
    expect(words(await next(incoming))).toContain('Konfirmasi Kemenkeu tercatat: Hadir.');
    expect(await next(incoming)).toEqual([]);
    expect(await answers()).toBe(1);
  });

  it('of a stranger, which takes a transaction, is said to be done when only the reply was lost', async () => {
    const sender = { id: '6666', displayName: 'Orang Asing', isPerson: true };
    const incoming = { ...answering('telegram'), sender };
    expect(words(await makeDispatch('telegram')(incoming))).toContain('disimpan');
    faults.push('lost before');
    expect(words(await makeDispatch('telegram')(incoming))).toContain('balasannya terputus');
  });
});
