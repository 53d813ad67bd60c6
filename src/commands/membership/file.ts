import { auditActor, recordAudit } from '../../domain/audit/store.ts';
import { emptyProposal, insertProposal } from '../../domain/inbound/proposal-store.ts';
import { MAX_FILE_BYTES, parseMembers } from '../../domain/members/csv/parse.ts';
import type { MemberRow } from '../../domain/members/csv/types.ts';
import { writeMembers } from '../../domain/members/csv/write.ts';
import { exportMembers } from '../../domain/members/import/export.ts';
import { importMembers, previewMembers } from '../../domain/members/import/service.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import { cleanName } from '../../lib/text.ts';
import { message } from '../../messages/build.ts';
import {
  exportedMembers,
  importDone,
  importPreview,
  importProblems,
  notMembersFile,
} from '../../messages/members-file.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { readRowId } from '../args/row-id.ts';
import { READ_ENDINGS } from '../caption.ts';
import type { Call, FileCall } from '../command.ts';
import { answerPrivately } from '../privately.ts';
import { refuse } from '../refuse.ts';
import { replyHere } from '../reply.ts';
import { takeProposed } from '../take-proposal.ts';
import { MEMBERS_ELSEWHERE } from './elsewhere.ts';

const KIND = 'membersImport';
const MEGABYTE = 1024 * 1024;
const NAME_LENGTH = 80;

/** Reads a members' file that was sent, and shows what it would change; nothing is written before a press. */
export async function previewFile(call: FileCall): Promise<readonly Reaction[]> {
  const { work, context, language, file, content } = call;
  const forumId = context.forum.id;
  if (!READ_ENDINGS.test(file.name)) {
    return replyHere(call, notMembersFile(cleanName(file.name, { longest: NAME_LENGTH }), language));
  }
  if (content === undefined) return refuse(call, 'fileUnreadable', { limit: MAX_FILE_BYTES / MEGABYTE });
  const read = parseMembers(content);
  if (!read.ok) return replyHere(call, importProblems(read.problems, language));
  const diff = await previewMembers(work.db, { forumId, rows: read.rows, now: work.now });
  if (diff.problems.length > 0) return replyHere(call, importProblems(diff.problems, language));
  if (diff.changes.length === 0) {
    return replyHere(call, message({ summary: language.t('members:import.unchanged') }));
  }
  const proposalId = await insertProposal(work.db, {
    forumId,
    kind: KIND,
    facts: { rows: read.rows },
    createdById: context.actor.personId,
    now: work.now,
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, importPreview(diff, proposalId, language));
}

/** Applies a file that was previewed, once; it is compared anew, because members may have changed since. */
export async function applyFile(
  call: Call,
  [written, answer]: readonly (string | undefined)[],
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const as = answer === 'ya' ? 'done' : 'dropped';
  const taken = await takeProposed(call, { id: readRowId(written) ?? 0, kind: KIND, as });
  if (taken === undefined) return refuse(call, 'proposalGone');
  await emptyProposal(work.db, taken.id);
  if (as === 'dropped') {
    return [{ kind: 'replace', message: message({ summary: language.t('members:cancelled') }) }];
  }
  const { counts, problems } = await importMembers(work, {
    forumId,
    rows: taken.facts.rows as readonly MemberRow[],
    actor: { personId: context.actor.personId, label: auditActor(context) },
  });
  if (problems.length > 0) return [{ kind: 'replace', message: importProblems(problems, language) }];
  return [{ kind: 'replace', message: importDone(counts, language) }];
}

/** Gives the members as a file that can be changed and sent back. */
export async function sendExport(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { rows, emptyCount } = await exportMembers(work.db, { forumId: context.forum.id, now: work.now });
  await recordAudit(work.db, { context, at: work.now, action: 'anggota ekspor', subject: `${rows.length}` });
  const facts = { rows: rows.length, empty: emptyCount, content: writeMembers(rows) };
  return answerPrivately(call, exportedMembers(facts, language), MEMBERS_ELSEWHERE);
}
