import { listHolidays } from '../../src/calendar/holidays.ts';
import { closedOn, isAtRest } from '../../src/calendar/working-days.ts';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { ADMIN, chairOf, type Member } from './forum.ts';
import { comeToRest } from './rest.ts';
import type { Stage } from './stage.ts';

/** What happens beside the play: faults of platforms, updates delivered again, sudden deaths. */
export interface Disturbance {
  /** Before each scene. */
  scene(): Promise<void>;
  /** Now and then while the bot works. */
  meanwhile(): void;
}

export const UNDISTURBED: Disturbance = { scene: async () => {}, meanwhile: () => {} };

/** Friday, 18 December 2026, 09.00 WIB; each further meeting four weeks later. */
const FIRST_START = Date.parse('2026-12-18T09:00:00+07:00');
const APART_MS = 28 * DAY_MS;
/** The deadline is three days before the start at 16.00. */
const DEADLINE_BEFORE_MS = 3 * DAY_MS - 7 * HOUR_MS;

const REST = closedOn(listHolidays());

const ANSWERS = [
  '/hadir',
  '/tidakhadir dinas luar',
  '/diwakili Dr. Ratna, Karo Umum',
  '/ragu',
  '/hadir insyaallah',
];

/**
 * In Slack the buttons are pressed, which name their meeting. What a dying bot still holds may take effect half a minute
 * later, while this play's clock goes on by weeks: a command would then mean the next meeting.
 */
const BUTTONS = ['Hadir', 'Tidak hadir', 'Masih dikonfirmasi'];

/** Plays a forum's cycle: so many meetings, announced, answered, reminded of, and held. */
export async function playCycle(stage: Stage, meetings: number, disturbance: Disturbance): Promise<void> {
  const { telegram, slack, places, members } = stage;
  const scene = async (act: () => void | Promise<void>): Promise<void> => {
    await disturbance.scene();
    await act();
    await comeToRest(stage, disturbance.meanwhile);
  };
  await scene(async () => {
    telegram.sendText({ from: ADMIN.telegram, chat: places.group, text: '/tautkan' });
    for (const { telegram: id, started } of members) if (id !== undefined && started) telegram.startBot(id);
    await command(stage, ADMIN.slack, 'tautkan');
  });
  for (let number = 1; number <= meetings; number += 1) {
    const startsAt = FIRST_START + (number - 1) * APART_MS;
    const answerBy = startsAt - DEADLINE_BEFORE_MS;
    const to = (moment: number): void => stage.clock.set(Math.max(moment, stage.clock.now()));
    await scene(() => prepare(stage, number, startsAt));
    await scene(() => announce(stage, number));
    await scene(() => to(startsAt - 15 * DAY_MS));
    await scene(() => answerRound(stage, { number, from: 0, to: 14 }));
    await scene(() => to(answerBy - 7 * DAY_MS + HOUR_MS / 2));
    await scene(() => answerRound(stage, { number, from: 10, to: 22 }));
    // Three days before is a Saturday: the reminder comes on the working day before.
    await scene(() => to(reminderDay(answerBy - 3 * DAY_MS) + HOUR_MS / 2));
    if (number === 2) await scene(() => remindByHand(stage));
    await scene(() => answerRound(stage, { number, from: 20, to: 30 }));
    await scene(() => to(answerBy - DAY_MS + HOUR_MS / 2));
    await scene(() => to(answerBy + HOUR_MS / 2));
    await scene(() => to(startsAt - 16 * HOUR_MS));
    await scene(() => to(startsAt - 2 * HOUR_MS));
    await scene(() => to(startsAt + DAY_MS));
  }
  slack.retryNow();
  await comeToRest(stage);
}

function reminderDay(moment: number): number {
  let day = moment;
  while (isAtRest(day, { zone: 'Asia/Jakarta', rest: REST })) day -= DAY_MS;
  return day;
}

function prepare({ telegram, members }: Stage, number: number, startsAt: number): void {
  const [secretary] = members;
  const date = new Date(startsAt + 7 * HOUR_MS).toISOString().slice(0, 10);
  const host = members[number]?.shortName ?? '';
  const lines = [
    `/buatrapat`,
    `Acara: Pertemuan FORSES ke-${number}`,
    `Waktu: ${date} pukul 09.00 WIB`,
    'Tempat: Aula Utama',
    `Tuan rumah: ${host}`,
    `Nomor: ${number}`,
  ];
  telegram.sendText({ from: secretary?.telegram ?? 0, text: lines.join('\n') });
}

/** The odd ones at once, the even ones at a chosen time, over which the clock then goes. */
function announce({ telegram, members, clock }: Stage, number: number): void {
  const [secretary] = members;
  const later = new Date(clock.now() + 7 * HOUR_MS + 2 * HOUR_MS).toISOString();
  const when = number % 2 === 1 ? '' : ` ${later.slice(0, 10)} pukul ${later.slice(11, 13)}.00 WIB`;
  telegram.sendText({ from: secretary?.telegram ?? 0, text: `/umumkan ${number}${when}` });
}

/** Some members answer, each in their own way; some think again at once. */
async function answerRound(
  stage: Stage,
  round: { readonly number: number; readonly from: number; readonly to: number },
): Promise<void> {
  const calls = stage.members
    .slice(round.from, round.to)
    .map((member, index) => answerAs(stage, member, index + round.number));
  await Promise.all(calls);
}

async function answerAs(stage: Stage, member: Member, turn: number): Promise<void> {
  const { telegram, places } = stage;
  const text = ANSWERS[turn % ANSWERS.length] ?? '/hadir';
  if (member.slack !== undefined) {
    await pressInSlack(stage, member.slack, BUTTONS[turn % BUTTONS.length] ?? 'Hadir');
    return;
  }
  const { telegram: from } = member;
  if (from === undefined) return;
  if (turn % 3 === 0) void pressInvitation(stage, from);
  else if (turn % 3 === 1 && member.started) telegram.sendText({ from, text });
  else telegram.sendText({ from, chat: places.group, text });
  if (turn % 4 === 0) telegram.sendText({ from, chat: places.group, text: '/tidakhadir berubah' });
}

function pressInvitation({ telegram, places }: Stage, from: number): Promise<unknown> {
  const invitation = telegram
    .messagesIn(places.group)
    .findLast(({ text, from: author }) => author?.is_bot && text?.startsWith('UNDANGAN'));
  if (invitation === undefined) throw new Error('no invitation to press');
  return telegram.pressButton({ from, chat: places.group, messageId: invitation.message_id, text: 'Hadir' });
}

/** Types a command in Slack; where it fails, the person sees so and types it again. */
export async function command(stage: Stage, from: string, text: string): Promise<void> {
  for (;;) {
    await stage.up();
    const { slack, places } = stage;
    const result = await slack.command({ from, channel: places.channel, command: '/forses', text });
    if (result.ok) return;
  }
}

/** Presses a button of the newest message in Slack that has it; where it fails, the person sees so and presses again. */
async function pressInSlack(stage: Stage, from: string, text: string): Promise<void> {
  for (;;) {
    await stage.up();
    const { slack, places } = stage;
    const result = await slack.pressButton({ from, channel: places.channel, text });
    if (result.ok) return;
  }
}

/** The chair asks for the preview until it shows, and presses until the press is taken. */
async function remindByHand(stage: Stage): Promise<void> {
  const { slack, members, places } = stage;
  const from = chairOf(members);
  const shown = (): number =>
    slack.ephemeralsFor(from, places.channel).filter(({ blocks }) => JSON.stringify(blocks).includes('Kirim'))
      .length;
  while (shown() === 0) {
    await command(stage, from, 'ingatkan');
    await comeToRest(stage);
  }
  await pressInSlack(stage, from, 'Kirim');
}
