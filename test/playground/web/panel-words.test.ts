import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { leads } from '../../../playground/demo/cast.ts';
import { notices } from '../../../src/features/index.ts';
import type { SkipReason } from '../../../src/notices/ledger/reasons.ts';

// The compiler asks for every reason here, and the tests for the words of kinds and reasons.
const KINDS = notices.all.map(({ name }) => name);
const REASONS: Readonly<Record<SkipReason, true>> = {
  'meeting-cancelled': true,
  'meeting-over': true,
  'meeting-moved': true,
  'too-late': true,
  answered: true,
  'not-coming': true,
  'not-concerned': true,
  'few-reminders': true,
  'told-already': true,
  'never-told': true,
  'taken-back': true,
};
const STATES = ['queued', 'sending', 'failed', 'unreachable', 'skipped'];

async function pageWords(locale: string): Promise<Readonly<Record<string, unknown>>> {
  const url = new URL(`../../../locales/${locale}/playground.json`, import.meta.url);
  const { page } = JSON.parse(await readFile(url, 'utf8'));
  return page;
}

describe.each(['id', 'en'])('what the panel calls things (%s)', (locale) => {
  test('every kind of notice has a name', async () => {
    const { kind } = await pageWords(locale);
    expect(Object.keys(kind ?? {})).toEqual(expect.arrayContaining(KINDS));
  });

  test('whoever can be played has a name', async () => {
    const { people } = z
      .object({ people: z.object({ role: z.record(z.string(), z.string()) }) })
      .parse(await pageWords(locale));
    expect(Object.keys(people.role).sort()).toEqual(
      Object.values(leads)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('every reason for not sending has words, and every state has some for all other reasons', async () => {
    const { reason, fate } = await pageWords(locale);
    expect(Object.keys(reason ?? {})).toEqual(expect.arrayContaining(Object.keys(REASONS)));
    expect(Object.keys(fate ?? {})).toEqual(expect.arrayContaining(STATES));
  });
});
