import type { Db } from '../../../db/db.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { dialogueKey, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { undoButton } from '../undo.words.ts';
import { changedLine, receiptLine, waitingLine } from '../words.ts';
import { lacksSubstitute, type ReceiptFacts } from './receipt.ts';

/**
 * In a private chat without forms, asks for the substitute's name as the next message. The answer itself is recorded
 * already; undefined where nothing needs to be asked or it is asked otherwise.
 */
export async function askForSubstitute(
  db: Db,
  facts: ReceiptFacts,
): Promise<readonly Reaction[] | undefined> {
  const { outcome, incoming, limits, language, now, asked, late, waiting, given } = facts;
  if (!lacksSubstitute(outcome.counted) || limits.hasForms || incoming.chat.kind !== 'private')
    return undefined;
  await saveDialogue(db, {
    key: dialogueKey({ incoming }),
    forumId: outcome.context.forum.id,
    dialogue: {
      command: 'diwakili',
      step: 'substitute',
      facts: { meetingId: String(outcome.meeting.id), institutionId: String(outcome.institution.id) },
    },
    expiresAt: now + HOUR_MS,
  });
  const summary = receiptLine(outcome, language);
  const remarks = [
    ...changedLine(outcome, { ...language, given }),
    ...waitingLine(outcome, { ...language, waiting }),
    ...(late === undefined ? [] : [language.t(`answers:late.${late}`)]),
  ].map((line) => paragraph(line));
  const blocks = [paragraph(summary), ...remarks, paragraph(language.t('answers:askSubstitute'))];
  const buttons = undoButton(outcome, { ...language, isNamed: false }).map((button) => [button]);
  const receipt = message({ summary, blocks, buttons });
  return asked && outcome.context.actor.seats.length === 1
    ? [{ kind: 'replace', message: receipt }]
    : [{ kind: 'reply', audience: 'chat', message: receipt }];
}
