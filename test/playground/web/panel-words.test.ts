import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SkipReason } from '../../../src/notices/ledger/reasons.ts';
import type { NoticeKind } from '../../../src/notices/types.ts';

// The compiler asks for every kind and reason here, and the tests for its words.
const KINDS: Readonly<Record<NoticeKind, true>> = {
  announcement: true,
  announcementReport: true,
  answerReminder: true,
  manualReminder: true,
  eve: true,
  morning: true,
  hostReminder: true,
  hostQuestion: true,
  change: true,
  deliveryReport: true,
  announcementHeld: true,
  minutesReminder: true,
  actionReminder: true,
  recap: true,
  joinRequest: true,
  joinDecision: true,
  invitationUsed: true,
  invitationRefused: true,
  codeExposed: true,
  accountLinked: true,
  recordsMerged: true,
  admissionUndone: true,
  officeEnded: true,
  calendarRenewed: true,
  unreachable: true,
};
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
    expect(Object.keys(kind ?? {})).toEqual(expect.arrayContaining(Object.keys(KINDS)));
  });

  test('every reason for not sending has words, and every state has some for all other reasons', async () => {
    const { reason, fate } = await pageWords(locale);
    expect(Object.keys(reason ?? {})).toEqual(expect.arrayContaining(Object.keys(REASONS)));
    expect(Object.keys(fate ?? {})).toEqual(expect.arrayContaining(STATES));
  });
});
