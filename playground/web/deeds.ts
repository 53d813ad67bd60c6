import { cast, findByAccount, nameOf } from '../demo/cast.ts';
import type { Demo } from '../demo/demo.ts';
import type { Stage } from '../demo/stage.ts';

/** Something that the bot did or that happened to it, in a word the page has a sentence for. */
export interface Deed {
  readonly at: number;
  readonly what: DeedName;
  /** Where or for whom; empty when it does not matter. */
  readonly where: string;
  /** How often in a row. */
  readonly times: number;
}

export type DeedName =
  | 'sent'
  | 'sentFile'
  | 'whispered'
  | 'edited'
  | 'pinned'
  | 'answeredButton'
  | 'openedForm'
  | 'waited'
  | 'failed'
  | 'killed'
  | 'started'
  | 'clockMoved'
  | 'telegramDown'
  | 'telegramUp'
  | 'slackLimited'
  | 'slackUnlimited'
  | 'slackDown'
  | 'slackUp';

/** Keeps what the bot did last. */
export interface Deeds {
  readonly latest: readonly Deed[];
  add(what: DeedName, where?: string): void;
  /** Called after each addition. */
  onChange(listener: () => void): void;
}

const KEPT = 60;
const TOO_MANY_REQUESTS = 429;

const TELEGRAM: Readonly<Record<string, DeedName>> = {
  sendMessage: 'sent',
  sendDocument: 'sentFile',
  sendPhoto: 'sentFile',
  editMessageText: 'edited',
  pinChatMessage: 'pinned',
  answerCallbackQuery: 'answeredButton',
};

const SLACK: Readonly<Record<string, DeedName>> = {
  'chat.postMessage': 'sent',
  'chat.postEphemeral': 'whispered',
  response_url: 'whispered',
  'chat.update': 'edited',
  'pins.add': 'pinned',
  'files.completeUploadExternal': 'sentFile',
  'views.open': 'openedForm',
};

/** Begins to note what the bot does, as the platforms see it. */
export function noteDeeds({ stage, clock, bot }: Demo): Deeds {
  const kept: Deed[] = [];
  const listeners: (() => void)[] = [];
  const add: Deeds['add'] = (what, where = '') => {
    const last = kept[0];
    if (last?.what === what && last.where === where)
      kept[0] = { ...last, at: clock.now(), times: last.times + 1 };
    else kept.unshift({ at: clock.now(), what, where, times: 1 });
    kept.length = Math.min(kept.length, KEPT);
    for (const listener of listeners) listener();
  };
  stage.telegram.onChange((event) => {
    if (event.type !== 'response') return;
    const { method, status, params } = event.request;
    const deed = deedOf(TELEGRAM[method], status ?? 0);
    if (deed !== undefined) add(deed, telegramPlace(stage, String(params.chat_id ?? '')));
  });
  let seen = stage.slack.requests.length;
  stage.slack.onChange(() => {
    for (; seen < stage.slack.requests.length; seen += 1) {
      const request = stage.slack.requests[seen];
      const deed = request && deedOf(SLACK[request.method], request.status);
      if (deed !== undefined) add(deed, slackPlace(stage, String(request?.arguments.channel ?? '')));
    }
  });
  bot.onChange((state) => {
    if (state === 'running') add('started');
  });
  return { latest: kept, add, onChange: (listener) => void listeners.push(listener) };
}

function deedOf(done: DeedName | undefined, status: number): DeedName | undefined {
  if (done === undefined) return undefined;
  if (status === TOO_MANY_REQUESTS) return 'waited';
  return status === 0 || status >= 500 ? 'failed' : done;
}

function telegramPlace(stage: Stage, id: string): string {
  if (id === String(stage.group)) return stage.groupTitle;
  const member = findByAccount('telegram', id);
  return member === undefined ? 'Telegram' : nameOf(member);
}

/** The channel, or the person at the other end of a direct conversation, which has an id of its own. */
function slackPlace({ slack, channel, channelTitle }: Stage, id: string): string {
  if (id === channel) return channelTitle;
  const member = cast.find(
    ({ slackId }) => slackId !== undefined && (slackId === id || slack.dmOf(slackId).id === id),
  );
  return member === undefined ? 'Slack' : nameOf(member);
}
