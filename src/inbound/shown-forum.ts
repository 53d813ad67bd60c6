import type { Context } from '../model/actor.ts';
import { ACTION_BYTES } from '../platform/action.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Form, OutgoingMessage } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';

/** What stands at the end of an action that is of a certain forum. */
const MARK = /\|@(\d{1,9})$/;

/** An action as its command reads it, and the forum it was shown for, where it says one. It came from outside: neither is to be trusted. */
export function readShownForum(action: string): {
  readonly action: string;
  readonly forumId: number | undefined;
} {
  const [, id] = MARK.exec(action) ?? [];
  return { action: action.replace(MARK, ''), forumId: id === undefined ? undefined : Number(id) };
}

/** The forum that what somebody pressed or filled in privately was shown for; a bound chat always means its own. */
export function shownForum({ body, chat }: Pick<Incoming, 'body' | 'chat'>): number | undefined {
  const isShown = body.kind === 'press' || body.kind === 'form';
  return isShown && chat.kind === 'private' ? readShownForum(body.action).forumId : undefined;
}

/**
 * Lets the buttons and forms of a private chat stay with the forum they are about, for who belongs to several: they may be pressed
 * while the chat means another one, be it that this one was chosen since or that a notice of the other was answered.
 */
export function keepForum(
  reactions: readonly Reaction[],
  { incoming, context }: { readonly incoming: Pick<Incoming, 'chat'>; readonly context: Context },
): readonly Reaction[] {
  if (incoming.chat.kind !== 'private' || !context.actor.hasOtherForums) return reactions;
  const mark = (action: string): string => {
    const marked = `${action}|@${context.forum.id}`;
    return MARK.test(action) || Buffer.byteLength(marked) > ACTION_BYTES ? action : marked;
  };
  return reactions.map((one) => markReaction(one, mark));
}

type Mark = (action: string) => string;

function markReaction(reaction: Reaction, mark: Mark): Reaction {
  switch (reaction.kind) {
    case 'reply':
    case 'replace':
      return { ...reaction, message: markMessage(reaction.message, mark) };
    case 'form': {
      const { form, instead } = reaction;
      const marked = { ...reaction, form: markForm(form, mark) };
      return instead === undefined ? marked : { ...marked, instead: markMessage(instead, mark) };
    }
    default:
      return reaction;
  }
}

function markMessage(message: OutgoingMessage, mark: Mark): OutgoingMessage {
  const buttons = message.buttons.map((row) =>
    row.map((button) => ('action' in button ? { ...button, action: mark(button.action) } : button)),
  );
  return { ...message, buttons };
}

function markForm(form: Form, mark: Mark): Form {
  return { ...form, action: mark(form.action) };
}
