import { cleanName, cleanText } from '../lib/text.ts';
import { type Incoming, type IncomingBody, MOST_TEXT } from '../platform/incoming.ts';

/** Longest name or title that is kept, in characters; platforms allow more than twice as many. */
const NAME_LENGTH = 100;

/**
 * The one place where everything people write comes in: what harms is taken out, names and titles get one line. Markup
 * is left as typed, because the renderers show it as it is.
 */
export function cleanIncoming(incoming: Incoming): Incoming {
  const { sender, chat, quoted } = incoming;
  const body = cutBody(incoming.body);
  const texts = quoted?.texts.map((text) => cleanText(cut(text)));
  return {
    ...incoming,
    ...(quoted === undefined || texts === undefined ? {} : { quoted: { ...quoted, texts } }),
    ...(body === incoming.body ? {} : { isTooLong: true as const }),
    sender: {
      ...sender,
      displayName: cleanName(sender.displayName, { longest: NAME_LENGTH, fallback: sender.id }),
    },
    chat: { ...chat, title: cleanName(chat.title, { longest: NAME_LENGTH }) },
    body: cleanBody(body),
  };
}

/** The same body where all its texts are short enough; before anything looks for patterns in them. */
function cutBody(body: IncomingBody): IncomingBody {
  switch (body.kind) {
    case 'command':
      return isShort(body.argument) ? body : { ...body, argument: cut(body.argument) };
    case 'text':
      return isShort(body.text) ? body : { ...body, text: cut(body.text) };
    case 'start':
      return isShort(body.payload) ? body : { ...body, payload: cut(body.payload) };
    case 'file':
      return isShort(body.caption) ? body : { ...body, caption: cut(body.caption) };
    case 'form': {
      const values = Object.entries(body.values);
      if (values.every(([, value]) => isShort(value))) return body;
      return { ...body, values: Object.fromEntries(values.map(([name, value]) => [name, cut(value)])) };
    }
    default:
      return body;
  }
}

function isShort(text: string): boolean {
  return text.length <= MOST_TEXT;
}

function cut(text: string): string {
  return text.slice(0, MOST_TEXT);
}

/** Joiners have a use in emoji and other scripts, and none in the name of a command. */
const JOINERS = /[\u200c\u200d]/g;

function cleanBody(body: IncomingBody): IncomingBody {
  switch (body.kind) {
    case 'command':
      return {
        ...body,
        name: cleanText(body.name.slice(0, NAME_LENGTH)).replace(JOINERS, '').trim(),
        argument: cleanText(body.argument),
      };
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

/** Endings of the files that are read; of any other file the words under it are what counts. */
export const READ_ENDINGS = /\.(?:csv|tsv|txt)$/i;

/** Words under a file are words like any other, unless the file itself is what the bot reads. Pure. */
export function captionAsWords(incoming: Incoming): Incoming {
  const { body } = incoming;
  if (body.kind !== 'file' || body.caption.trim() === '') return incoming;
  const isRead = incoming.chat.kind === 'private' && READ_ENDINGS.test(body.file.name);
  if (isRead) return incoming;
  const { caption: text, mentioned, file } = body;
  return { ...incoming, attachment: file, body: { kind: 'text', text, mentioned, isCaption: true } };
}

/** How an update is called in log lines, notices and memories, across all platforms. */
export function causeOf({ platform, key }: Pick<Incoming, 'platform' | 'key'>): string {
  return `${platform}:${key}`;
}
