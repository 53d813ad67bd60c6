import type { Call } from '../../../inbound/command.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import { planNotice } from '../../../notices/service.ts';
import { recordAudit } from '../../audit/service.ts';
import { answerReplaced } from '../answer-replaced.notice.ts';
import type { RecordedAnswer } from '../words.ts';

/** After what people wait for. */
const PRIORITY = 5;

/** An answer on behalf of others stands in the trail, and whoever had answered themselves learns that theirs was replaced. */
export async function tellReplaced(call: Call, outcome: RecordedAnswer): Promise<void> {
  const { work, context, incoming } = call;
  const { meeting, institution, counted, previous, previousById } = outcome;
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: `${ANSWER_COMMANDS[counted.answer]} untuk ${institution.shortName}`,
    subject: `rapat ${meeting.number}`,
  });
  const isOther = previousById !== undefined && previousById !== context.actor.personId;
  const isSame = previous?.answer === counted.answer && previous.note === counted.note;
  if (!isOther || previous === undefined || isSame) return;
  await planNotice(work, {
    ...{ forumId: context.forum.id, meetingId: meeting.id, dueAt: work.now, priority: PRIORITY },
    kind: answerReplaced,
    key: `answerReplaced:${incoming.key}:${institution.id}`,
    facts: { institution: institution.shortName, before: previous.answer, after: counted.answer },
    targets: [{ kind: 'person', personId: previousById }],
  });
}
