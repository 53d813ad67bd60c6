import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { commands } from '../../src/features/index.ts';
import { cleanIncoming } from '../../src/inbound/incoming.ts';
import { DAY_MS, manualClock } from '../../src/lib/clock.ts';
import { type IncomingBody, MOST_TEXT } from '../../src/platform/incoming.ts';
import type { IncomingHandler } from '../../src/platform/reaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { loneDispatch, privately } from '../support/lone-dispatch.ts';
import { addMember, makeForum } from '../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const ADMIN = '9001';
/** Far more than any of these takes; a pattern that tries every cut of such a text takes minutes. */
const PATIENCE_MS = 2_500;

let database: Database & { close(): Promise<void> };
let dispatch: IncomingHandler;
beforeAll(async () => {
  database = await openTestDatabase();
  const forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  const facts = { forum, name: 'Admin', telegram: ADMIN, now: NOW - DAY_MS, code: 'BMKG' };
  await addMember(database.prisma, { ...facts, role: 'secretariat' });
  dispatch = loneDispatch(database, manualClock(NOW));
});
afterAll(() => database.close());

const command = (name: string, argument: string): IncomingBody => ({ kind: 'command', name, argument });
const full = (piece: string): string => piece.repeat(MOST_TEXT).slice(0, MOST_TEXT - 1);
/** Each ends in what makes a greedy beginning give back all it took. */
const LONG: readonly string[] = [
  ...[' ', '\t', '\n', '.', '/', '-', '"', ':', ';', ',', '0', '1 ', 'a', 'a ', 'ah', 'é'],
  ...[
    'untuk ',
    'Acara: ',
    'Acara:\n',
    '- ',
    '1. ',
    '@a ',
    '<',
    '😀',
    'e\u0301',
    '1.1.',
    '20/',
    'jam ',
    '12 jam ',
  ],
].map((piece) => `${full(piece)}\u0000!`);
const names = commands.map(({ name }) => name).filter((name) => name !== 'hapusdataku');

describe('a text as long as any that is read', () => {
  it.each(names)(
    'holds nobody up in /%s',
    async (name) => {
      for (const text of LONG) {
        const began = performance.now();
        await dispatch(privately(ADMIN, command(name, text)));
        expect(performance.now() - began, JSON.stringify(text.slice(0, 12))).toBeLessThan(PATIENCE_MS);
      }
    },
    120_000,
  );

  it('holds nobody up as plain words', async () => {
    for (const text of LONG) {
      const began = performance.now();
      await dispatch(privately(ADMIN, { kind: 'text', text, mentioned: false }));
      expect(performance.now() - began, JSON.stringify(text.slice(0, 12))).toBeLessThan(PATIENCE_MS);
    }
  }, 120_000);
});

describe('a text that is longer', () => {
  it.each<[string, IncomingBody]>([
    ['command', command('diwakili', 'a'.repeat(MOST_TEXT + 1))],
    ['words', { kind: 'text', text: 'hadir '.repeat(MOST_TEXT), mentioned: false }],
  ])('has no effect by its first half: %s', async (_kind, body) => {
    const said = JSON.stringify(await dispatch(privately(ADMIN, body)));
    expect(said).toContain('Pesan terlalu panjang');
    expect(await database.prisma.rsvp.count()).toBe(0);
  });
});

describe('letters that nobody sees', () => {
  const UNSEEN = '\u3164\u2800\u00ad\u034f\u115f\u1160\u200b\u200e\u202e\u2066\ufeff\u{e0041}\u{e007f}';

  it.each([command(`ha${UNSEEN}dir`, `ca${UNSEEN}tatan`), command('ha\u200d\u200cdir', 'ca\u00adtatan')])(
    'are in no command and no argument',
    (body) => {
      const cleaned = cleanIncoming(privately(ADMIN, body)).body;
      expect(cleaned).toMatchObject({ kind: 'command' });
      const { name, argument } = cleaned.kind === 'command' ? cleaned : { name: '', argument: '' };
      expect(name.replaceAll(' ', '')).toBe('hadir');
      expect(argument.replaceAll(' ', '')).toBe('catatan');
    },
  );

  it('alone are no words', async () => {
    expect(await dispatch(privately(ADMIN, { kind: 'text', text: UNSEEN, mentioned: false }))).toEqual([]);
  });
});
