import type { Quoted } from '../../platform/incoming.ts';
import type { MessagePayload } from './payloads.ts';
import { plainText } from './text/plain-text.ts';

type Written = Pick<MessagePayload['event'], 'text' | 'ts' | 'thread_ts' | 'attachments'>;

/** The address of a message, as "Copy link" gives it. */
const PERMALINK = /\/archives\/([A-Z0-9]{6,20})\/p(\d{10})(\d{6})\b/;

/** What a message tells of another one that it shares along, names by its address, or answers in a thread. */
export function quotedIn(written: Written): Quoted | undefined {
  const shared = written.attachments?.find((one) => one.is_share === true || one.is_msg_unfurl === true);
  const [link, channel, seconds, fraction] = PERMALINK.exec(written.text ?? '') ?? [];
  if (shared !== undefined || link !== undefined) {
    const text = shared?.text ?? shared?.fallback;
    const chatId = shared?.channel_id ?? channel;
    const messageId = shared?.ts ?? (seconds === undefined ? undefined : `${seconds}.${fraction}`);
    const isKnown = chatId !== undefined && messageId !== undefined && messageId !== null;
    return {
      texts: text === undefined ? [] : [plainText(text, undefined)],
      ...(isKnown && { original: { platform: 'slack', chatId, threadId: '', messageId } }),
      isCopy: true,
      isOwn: false,
    };
  }
  const isReply = written.thread_ts !== undefined && written.thread_ts !== written.ts;
  return isReply ? { texts: [], isCopy: false, isOwn: false } : undefined;
}
