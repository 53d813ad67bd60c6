import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command } from '../../../inbound/command.ts';
import { refuse, replyPrivately } from '../../../inbound/replies.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { undoChange } from './change.service.ts';
import { listChanges, namesOfActors } from './change.store.ts';
import { changeList, undoButton } from './change.words.ts';

const MOST_LISTED = 8;

/** Lists the last changes of the FAQ with who made them; a press takes one back, and can be taken back itself. */
export const faqurung: Command = {
  name: 'faqurung',
  aliases: [],
  run: async (call) =>
    replyPrivately(await lastChanges(call), message({ summary: call.language.t('faq:elsewhere') })),
  press: async (call) => {
    const { language } = call;
    const undone = await undoChange(call, readRowId(call.parameters[0]) ?? 0);
    if (!undone.ok) return refuse(call, undone.reason);
    const { subject, changeId } = undone.value;
    const summary = language.t('faq:undo.done', { subject });
    return [{ kind: 'replace', message: message({ summary, buttons: [[undoButton(changeId, language)]] }) }];
  },
};

async function lastChanges({ work, context, language }: Call): Promise<OutgoingMessage> {
  const { id: forumId, timeZone: zone } = context.forum;
  const changes = await listChanges(work.db, { forumId, limit: MOST_LISTED });
  const actors = changes.map(({ actor }) => actor);
  const names = await namesOfActors(work.db, { forumId, actors });
  const listed = changes.map((change) => ({ ...change, name: names.get(change.actor) }));
  return changeList({ changes: listed, zone }, language);
}
