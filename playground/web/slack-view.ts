import { readFile } from 'node:fs/promises';
import { type CastMember, slackOf } from '../demo/cast.ts';
import { slackFileName, slackName } from '../demo/journal-slack.ts';
import type { Stage } from '../demo/stage.ts';
import type { SlackMessage, SlackView } from '../slack/index.ts';
import type { JsonRecord } from '../slack/json.ts';
import { type ChatKey, slackChat } from './chats.ts';

/** A message of Slack as its client draws it. */
export interface SlackMessageView {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: { readonly name: string; readonly isBot: boolean; readonly isMe: boolean };
  readonly text: string;
  readonly blocks: readonly JsonRecord[];
  readonly isEdited: boolean;
  readonly isOnlyMine: boolean;
  readonly isPinned: boolean;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** A channel or direct conversation of Slack as a person sees it. */
export interface SlackChatView {
  readonly platform: 'slack';
  readonly key: ChatKey;
  readonly title: string;
  readonly members: number;
  readonly messages: readonly SlackMessageView[];
  readonly menu: readonly { readonly command: string; readonly description: string }[];
  /** Names behind the user ids that texts may mention. */
  readonly names: Readonly<Record<string, string>>;
}

const SHOWN_MESSAGES = 120;
const MANIFEST = new URL('../../src/adapters/slack/manifest.yaml', import.meta.url);

/** The commands that Slack offers, as the app's manifest registers them. */
export async function readSlackMenu(): Promise<SlackChatView['menu']> {
  const text = await readFile(MANIFEST, 'utf8');
  return [...text.matchAll(/- command: \/(\S+)\n\s+description: (.+)\n/g)].map(
    ([, command = '', description = '']) => ({
      command,
      description,
    }),
  );
}

/** Draws one of a person's Slack conversations. */
export function viewSlack(
  stage: Stage,
  {
    member,
    key,
    menu,
  }: { readonly member: CastMember; readonly key: ChatKey; readonly menu: SlackChatView['menu'] },
): SlackChatView {
  const { slack, channelTitle } = stage;
  const me = slackOf(member);
  const chat = slackChat(stage, { member, chat: key });
  const pins = slack.pinsOf(chat);
  const messages = [...slack.messagesIn(chat), ...slack.ephemeralsFor(me, chat)].toSorted((a, b) =>
    a.ts < b.ts ? -1 : 1,
  );
  return {
    platform: 'slack',
    key,
    title: key === 'slack-channel' ? channelTitle : 'Gunungan',
    members: key === 'slack-channel' ? stage.channelSize : 0,
    messages: messages.slice(-SHOWN_MESSAGES).map((message) => viewMessage(stage, { message, me, pins })),
    menu,
    names: stage.slackNames,
  };
}

function viewMessage(
  { slack }: Stage,
  {
    message,
    me,
    pins,
  }: { readonly message: SlackMessage; readonly me: string; readonly pins: readonly string[] },
): SlackMessageView {
  return {
    id: message.ts,
    at: Number(message.ts) * 1000,
    from: { name: slackName(message.user), isBot: message.fromBot, isMe: message.user === me },
    text: message.text,
    blocks: message.blocks,
    isEdited: message.editedTs !== undefined,
    isOnlyMine: message.ephemeralFor !== undefined,
    isPinned: pins.includes(message.ts),
    files: message.files.map((id) => ({ id, name: slackFileName(slack, id) })),
  };
}

/** The open modal of a person as its client draws it. */
export function viewModal(view: SlackView | undefined): unknown {
  return view && { id: view.id, hash: view.hash, view: view.view, values: view.values };
}
