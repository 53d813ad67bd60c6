import { setTimeout as sleep } from 'node:timers/promises';
import type { Quoted } from '../../platform/incoming.ts';
import type { SlackApi } from './slack-api.ts';
import { plainText } from './text/plain-text.ts';

/** The words of a thread's beginning are not worth a late answer. */
const PATIENCE_MS = 1_000;

/**
 * What stands at the beginning of a thread in the conversation with the bot, where an answer's receipt may stand; without
 * an answer from Slack within a second its words are not known.
 */
export async function beginningOf(
  api: Pick<SlackApi, 'read'>,
  thread: { readonly channel: string; readonly ts: string },
): Promise<Quoted> {
  const timer = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: timer.signal, ref: false }).catch(() => undefined);
  const found = await Promise.race([api.read(thread.channel, thread.ts).catch(() => undefined), late]);
  timer.abort();
  return {
    texts: found === undefined ? [] : [plainText(found.text, undefined)],
    isCopy: false,
    isOwn: found?.isOwn === true,
  };
}
