import type { SlackChange, SlackMessage, SlackSimulator } from '../slack/index.ts';
import { cast, findByAccount, nameOf } from './cast.ts';
import type { Place, Seen } from './seen.ts';
import { slackButtons, slackWords, viewWords } from './slack-words.ts';

/** The bot's user in the simulated workspace. */
const BOT_USER = 'U0BOT';

/** Tells `add` of everything that people in Slack see. */
export function listen(slack: SlackSimulator, add: (seen: Seen) => void): void {
  const forms = new Map<string, string>();
  slack.onChange((change) => {
    if (change.kind === 'modal' && !isNewForm(slack, { user: change.user ?? '', forms })) return;
    const seen = seenIn(slack, change);
    if (seen !== undefined) add(seen);
  });
}

/** How a member of the workspace is called. */
export function slackName(id: string): string {
  if (id === BOT_USER) return 'Gunungan';
  const member = findByAccount('slack', id);
  return member === undefined ? id : nameOf(member);
}

/** The name of a file that the bot uploaded, by its id: as it was announced before the upload. */
export function slackFileName(slack: SlackSimulator, id: string): string {
  return slack.fileOf(id)?.name ?? id;
}

function seenIn(slack: SlackSimulator, change: SlackChange): Seen | undefined {
  const { kind, message, user, ts } = change;
  switch (kind) {
    case 'modal':
      return user === undefined ? undefined : modalSeen(slack, user);
    case 'message':
    case 'message_changed':
      return message && messageSeen(slack, { message, kind: kind === 'message' ? 'said' : 'edited' });
    case 'ephemeral':
    case 'ephemeral_changed': {
      const shown = slack.ephemeralsFor(user ?? '').find((one) => one.ts === ts);
      return shown && messageSeen(slack, { message: shown, kind: kind === 'ephemeral' ? 'said' : 'edited' });
    }
    default:
      return undefined;
  }
}

function messageSeen(
  slack: SlackSimulator,
  { message, kind }: { readonly message: SlackMessage; readonly kind: 'said' | 'edited' },
): Seen {
  return {
    place: placeOf(slack, message.channel),
    by: message.fromBot ? undefined : message.user,
    kind,
    onlyFor: message.ephemeralFor,
    text: slackWords(message, slackName),
    buttons: slackButtons(message),
    files: message.files.map((id) => slackFileName(slack, id)),
  };
}

/** Whether a person's form shows something that it has not shown yet: what they enter changes it too. */
function isNewForm(
  slack: SlackSimulator,
  { user, forms }: { readonly user: string; readonly forms: Map<string, string> },
): boolean {
  const view = slack.modalOf(user);
  const shown = view === undefined ? '' : `${view.id}\n${viewWords(view, slackName)}`;
  const isNew = forms.get(user) !== shown;
  forms.set(user, shown);
  return isNew;
}

function modalSeen(slack: SlackSimulator, user: string): Seen | undefined {
  const view = slack.modalOf(user);
  if (view === undefined) return undefined;
  const place: Place = { platform: 'slack', id: user, isPrivate: true };
  return {
    place,
    by: undefined,
    kind: 'form',
    onlyFor: user,
    text: viewWords(view, slackName),
    buttons: [],
    files: [],
  };
}

/** The channel, or for a direct conversation the person at its other end. */
function placeOf(slack: SlackSimulator, channel: string): Place {
  const partner = cast.find(({ slackId }) => slackId !== undefined && slack.dmOf(slackId).id === channel);
  return { platform: 'slack', id: partner?.slackId ?? channel, isPrivate: partner !== undefined };
}
