import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command } from '../../inbound/command.ts';
import { answerPrivately } from '../../inbound/replies.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { listTrail } from './trail.store.ts';
import { trail } from './words.ts';

const PAGE = 15;
const ELSEWHERE = { key: 'members:elsewhere', command: 'jejak', payload: 'jejak' } as const;

/** Lists who did what when; words choose among acts and what they were done to. */
export const jejak: Command = {
  name: 'jejak',
  aliases: [],
  onlyReads: true,
  run: async (call) =>
    answerPrivately(call, {
      answer: await page(call, { words: call.argument, before: undefined }),
      elsewhere: ELSEWHERE,
    }),
  press: async (call) => {
    const before = readRowId(call.parameters[1]);
    return [{ kind: 'replace', message: await page(call, { words: '', before }) }];
  },
};

async function page(
  { work, context, language }: Call,
  query: { readonly words: string; readonly before: number | undefined },
): Promise<OutgoingMessage> {
  const { id: forumId, name: forumName, timeZone: zone } = context.forum;
  const found = await listTrail(work.db, { forumId, ...query, limit: PAGE + 1 });
  const entries = found.slice(0, PAGE);
  const moreBefore = query.words === '' && found.length > PAGE ? entries.at(-1)?.id : undefined;
  return trail({ forumName, zone, entries, moreBefore }, language);
}
