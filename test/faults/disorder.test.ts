import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message, Update } from '../../playground/telegram/index.ts';
import { command } from './play.ts';
import { comeToRest } from './rest.ts';
import { invitationsIn, openMeeting } from './scene.ts';
import { type Stage, setStage } from './stage.ts';

const STARTS_AT = Date.parse('2026-12-18T09:00:00+07:00');
const INSTITUTIONS = 100;
const LONGEST_MS = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({ institutions: INSTITUTIONS, seed: 3 });
  stage.live(() => undefined);
  await stage.up();
  await openMeeting(
    { ...stage, environment: {}, enter: () => Promise.reject(new Error('entered')) },
    {
      startsAt: STARTS_AT,
      announce: '',
    },
  );
  await comeToRest(stage);
});
afterEach(() => stage.close());

async function history(): Promise<readonly unknown[]> {
  const { rows } = await stage.database.pool.query(
    `SELECT h.answer, h.counted, h.note FROM rsvp_history h ORDER BY h.id`,
  );
  return rows;
}

async function counting(): Promise<readonly unknown[]> {
  const { rows } = await stage.database.pool.query('SELECT answer, note FROM rsvp');
  return rows;
}

/** The last update that was sent, whole. */
function lastUpdate(): Update {
  const update = stage.telegram.pendingUpdates().at(-1);
  if (update === undefined) throw new Error('no update waits');
  return update;
}

test('an update that comes again and again has one effect and one receipt', async () => {
  const { telegram, places } = stage;
  telegram.sendText({ from: 3_001, chat: places.group, text: '/hadir sekali' });
  const { update_id: id } = lastUpdate();
  await telegram.settled();
  for (let time = 0; time < 5; time += 1) {
    telegram.redeliver(id);
    await telegram.settled();
  }
  expect(await history()).toEqual([{ answer: 'attending', counted: true, note: 'sekali' }]);
  const receipts = telegram
    .messagesIn(places.group)
    .filter(({ text }) => text?.includes('Konfirmasi Inst-1 tercatat: Hadir'));
  expect(receipts).toHaveLength(1);
});

test('of two answers the one that was sent later counts, whichever comes first', async () => {
  const { telegram, places } = stage;
  telegram.sendText({ from: 3_001, chat: places.group, text: '/tidakhadir lebih dulu' });
  const earlier = lastUpdate();
  telegram.sendText({ from: 3_001, chat: places.group, text: '/hadir kemudian' });
  await telegram.settled();
  // A message of its own, which comes late.
  const message = { ...(earlier.message as Message), message_id: 900_001 };
  telegram.raw({ update_id: earlier.update_id - 100_000, message });
  await telegram.settled();
  expect(await counting()).toEqual([{ answer: 'attending', note: 'kemudian' }]);
  expect((await history()).at(-1)).toEqual({ answer: 'not_attending', counted: false, note: 'lebih dulu' });
});

test('what Slack delivers twice, under two event ids too, has one effect', async () => {
  const { slack, members } = stage;
  const from = members.find(({ slack: id }) => id !== undefined)?.slack ?? '';
  await command(stage, from, 'hadir');
  const envelope = slack.lastEnvelope('slash_commands');
  if (envelope === undefined) throw new Error('nothing was sent');
  await slack.redeliver(envelope);
  slack.sendDm({ from, text: 'kapan rapat berikutnya?' });
  await slack.settled();
  const event = slack.lastEnvelope('events_api');
  if (event === undefined) throw new Error('no event was sent');
  const before = slack.messagesIn(slack.dmOf(from).id).length;
  await slack.redeliver(event);
  await slack.redeliver(event, { newEventId: true });
  await slack.settled();
  expect(slack.messagesIn(slack.dmOf(from).id)).toHaveLength(before);
  expect(await history()).toEqual([{ answer: 'attending', counted: true, note: '' }]);
});

test(
  'three hundred answers in a burst make a handful of edits that end in the true counts',
  async () => {
    const { telegram, members, places } = stage;
    const people = members.flatMap(({ telegram: id }) => id ?? []);
    const editsBefore = telegram.requests.filter(({ method }) => method === 'editMessageText').length;
    for (const text of ['/tidakhadir', '/ragu', '/hadir', '/hadir insyaallah']) {
      for (const from of people) telegram.sendText({ from, chat: places.group, text });
    }
    await telegram.settled();
    await comeToRest(stage);
    const edits = telegram.requests.filter(({ method }) => method === 'editMessageText').length - editsBefore;
    expect(await history()).toHaveLength(4 * people.length);
    expect(invitationsIn({ ...stage, environment: {}, enter: () => Promise.reject() })[0]).toContain(
      `Hadir ${people.length}, diwakili 0, tidak hadir 0`,
    );
    expect(edits).toBeGreaterThan(0);
    expect(edits).toBeLessThanOrEqual(10);
  },
  LONGEST_MS,
);
