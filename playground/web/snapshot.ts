import { comingNotices } from '../demo/agenda.ts';
import { type CastMember, leads, nameOf } from '../demo/cast.ts';
import type { Demo } from '../demo/demo.ts';
import { type ChatKey, chatsOf, isTelegram } from './chats.ts';
import type { Conductor } from './conductor.ts';
import type { Deeds } from './deeds.ts';
import { readSlackMenu, type SlackChatView, viewModal, viewSlack } from './slack-view.ts';
import { countDeliveries, latestDeliveries, type StoredProgress, storedProgress } from './store.ts';
import { viewTelegram } from './telegram-view.ts';

/** What the snapshots are taken of. */
export interface Scenery {
  readonly demo: Demo;
  readonly conductor: Conductor;
  readonly deeds: Deeds;
  readonly slackMenu: SlackChatView['menu'];
}

const NEXT_SHOWN = 6;
const OUTBOX_SHOWN = 12;

/** Reads what never changes and gives the scenery of a running demo. */
export async function openScenery(parts: Omit<Scenery, 'slackMenu'>): Promise<Scenery> {
  return { ...parts, slackMenu: await readSlackMenu() };
}

/** The persons whose part can be taken. */
export function playable(id: string): CastMember | undefined {
  return Object.values(leads).find((member) => member.id === id);
}

/** Everything that the page shows to one person at this moment. */
export async function takeSnapshot(scenery: Scenery, member: CastMember): Promise<unknown> {
  const { demo, conductor } = scenery;
  return {
    person: member.id,
    clock: { now: demo.clock.now() },
    bot: demo.bot.state(),
    weather: conductor.weather(),
    people: Object.values(leads).map((lead) => viewPerson(demo, lead)),
    chats: chatsOf(member).map((key) => viewChat(scenery, { member, key })),
    form: member.slackId === undefined ? undefined : viewModal(demo.stage.slack.modalOf(member.slackId)),
    ...(await store(scenery)),
  };
}

function viewChat(
  { demo, slackMenu }: Scenery,
  { member, key }: { readonly member: CastMember; readonly key: ChatKey },
): unknown {
  return isTelegram(key)
    ? viewTelegram(demo.stage, { member, key })
    : viewSlack(demo.stage, { member, key, menu: slackMenu });
}

function viewPerson({ journal }: Demo, member: CastMember): unknown {
  const { id, position, telegramId, slackId } = member;
  const accounts = [String(telegramId ?? ''), slackId ?? ''];
  const received = journal.entries.filter(
    ({ by, place, onlyFor, kind }) =>
      by === undefined &&
      kind === 'said' &&
      (onlyFor === undefined ? place.isPrivate && accounts.includes(place.id) : accounts.includes(onlyFor)),
  );
  return {
    id,
    name: nameOf(member),
    position,
    platforms: [
      ...(telegramId === undefined ? [] : ['telegram']),
      ...(slackId === undefined ? [] : ['slack']),
    ],
    received: received.length,
  };
}

/** What is read from the bot's store: the agenda, the outbox and how far the tour is. */
async function store({ demo, deeds }: Scenery): Promise<object> {
  const { prisma } = demo.database;
  const [coming, latest, counts, stored] = await Promise.all([
    comingNotices(prisma, demo.clock.now()),
    latestDeliveries(prisma, OUTBOX_SHOWN),
    countDeliveries(prisma),
    storedProgress(prisma, demo.clock.now()),
  ]);
  return {
    panel: { coming: coming.slice(0, NEXT_SHOWN), outbox: { latest, counts }, deeds: deeds.latest },
    progress: { ...stored, asked: hasAsked(demo) } satisfies StoredProgress & { readonly asked: boolean },
  };
}

/** Whether somebody asked something and the bot answered: that leaves no trace in the store. */
function hasAsked({ journal: { entries } }: Demo): boolean {
  const asked = entries.find(
    ({ by, kind, text }) => by !== undefined && (kind === 'said' || kind === 'typed') && isQuestion(text),
  );
  return (
    asked !== undefined &&
    entries.some(
      ({ by, number, place }) =>
        by === undefined && number > asked.number && place.platform === asked.place.platform,
    )
  );
}

function isQuestion(text: string): boolean {
  return /^\/(forses )?tanya/.test(text) || (!text.startsWith('/') && text.trim() !== '');
}
