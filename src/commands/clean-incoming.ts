import { cleanName, cleanText } from '../lib/text.ts';
import type { Incoming, IncomingBody } from '../platform/incoming.ts';

/** Longest name or title that is kept, in characters; platforms allow more than twice as many. */
const NAME_LENGTH = 100;

/**
 * The one place where everything people write comes in: what harms is taken out, names and titles get one line. Markup
 * is left as typed, because the renderers show it as it is.
 */
export function cleanIncoming(incoming: Incoming): Incoming {
  const { sender, chat, body, quoted } = incoming;
  return {
    ...incoming,
    ...(quoted === undefined ? {} : { quoted: { ...quoted, texts: quoted.texts.map(cleanText) } }),
    sender: {
      ...sender,
      displayName: cleanName(sender.displayName, { longest: NAME_LENGTH, fallback: sender.id }),
    },
    chat: { ...chat, title: cleanName(chat.title, { longest: NAME_LENGTH }) },
    body: cleanBody(body),
  };
}

function cleanBody(body: IncomingBody): IncomingBody {
  switch (body.kind) {
    case 'command':
      return { ...body, argument: cleanText(body.argument) };
    case 'text':
      return { ...body, text: cleanText(body.text) };
    case 'start':
      return { ...body, payload: cleanText(body.payload) };
    case 'file':
      return { ...body, caption: cleanText(body.caption) };
    case 'form': {
      const values = Object.entries(body.values).map(([name, value]) => [name, cleanText(value)] as const);
      return { ...body, values: Object.fromEntries(values) };
    }
    case 'press':
    case 'unreadable':
    case 'migrated':
    case 'reachability':
      return body;
  }
}
