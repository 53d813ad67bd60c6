import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { CHAIR } from '../support/sample-members.ts';
import { startStoppableDatabase } from '../support/stoppable-database.ts';
import { createTestApp } from '../support/test-app.ts';

const AWAY_MS = 9_000;
const LONGEST_MS = 90_000;

interface Line {
  readonly msg: string;
  readonly at?: readonly string[];
  readonly away?: boolean;
}

test(
  'a database that is away leaves a few short lines in the log: no stacks, no words, no flood',
  async () => {
    const lines: string[] = [];
    const database = await startStoppableDatabase();
    const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
    const bot = await createTestApp({ logger, database });
    bot.telegram.sendText({ from: 9001, chat: bot.group, text: '/tautkan' });
    const meeting = 'Acara: Rapat\nWaktu: 18 Desember 2026 pukul 09.00 WIB\nTempat: Aula\nNomor: 42';
    bot.telegram.sendText({ from: 2001, text: `/buatrapat\n${meeting}` });
    bot.telegram.sendText({ from: 2001, text: '/umumkan 42' });
    await bot.settled();
    lines.length = 0;

    await database.stop();
    const secret = 'rahasia keluarga';
    for (const from of [2001, 2002, 2003, 2004])
      bot.telegram.sendText({ from, chat: bot.group, text: `/tidakhadir ${secret}` });
    const calling = bot.slack.command({
      ...{ from: CHAIR.slackId, channel: bot.channel, command: '/tanya', text: secret },
    });
    const probes = [0, 1, 2, 3].map(async (index) => {
      await pause(index * 200);
      await fetch(`http://127.0.0.1:${bot.app.port}/metrics`);
      await fetch(`http://127.0.0.1:${bot.app.port}/calendar/${'0'.repeat(32)}.ics`);
    });
    await Promise.all([pause(AWAY_MS), calling, ...probes]);
    const during = [...lines];
    await database.start();
    await bot.settled();
    await bot.close();

    const all = during.map((line): Line => JSON.parse(line));
    expect(all.flatMap(({ at }) => at ?? [])).toEqual([]);
    expect(during.filter((line) => /\n\s+at |"stack"|postgres:\/\/|postgresql:\/\//.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    const counts = Map.groupBy(all, ({ msg }) => msg);
    expect(counts.size).toBeGreaterThan(2);
    for (const [msg, same] of counts)
      expect(same.length, `${msg}: ${same.length} lines`).toBeLessThanOrEqual(1 + Math.ceil(AWAY_MS / 4_000));
    expect(all.length).toBeLessThan(30);
  },
  LONGEST_MS,
);
