import { z } from 'zod';
import { prefixOf } from '../../../i18n/chat-language.ts';
import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, FileCall } from '../../../inbound/command.ts';
import { READ_ENDINGS } from '../../../inbound/incoming.ts';
import { emptyProposal, insertProposal, noteInProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { answerPrivately, refuse, replyHere } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { cleanName } from '../../../lib/text.ts';
import { INSTITUTION_KINDS } from '../../../model/institution.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { auditActor, recordAudit } from '../../audit/service.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { MAX_FILE_BYTES, parseMembers, writeMembers } from './file.rules.ts';
import { exportMembers, importMembers, isRefused, previewMembers } from './service.ts';
import type { ImportChoices, MemberRow, OfficeDecision } from './types.ts';
import {
  exportedMembers,
  importDone,
  importPreview,
  importProblems,
  nothingToImport,
  notMembersFile,
} from './words.ts';

const KIND = 'membersImport';
const MEGABYTE = 1024 * 1024;
const NAME_LENGTH = 80;

/** Reads a members' file that was sent, and shows what it would change; nothing is written before a press. */
export async function previewFile(call: FileCall): Promise<readonly Reaction[]> {
  const { language, file } = call;
  if (!READ_ENDINGS.test(file.name)) {
    return replyHere(call, notMembersFile(cleanName(file.name, { longest: NAME_LENGTH }), language));
  }
  const { content } = file;
  if (content === undefined)
    return refuse(call, { reason: 'fileUnreadable', limit: MAX_FILE_BYTES / MEGABYTE });
  const read = parseMembers(content);
  if (!read.ok) return replyHere(call, importProblems(read.problems, language));
  const proposed = { rows: read.rows, decisions: {} };
  return replyHere(call, await proposeImport(call, proposed));
}

/** A line of a kept file; what it says nothing about is left out of JSON. */
const keptRow = z
  .object({
    ...{ line: z.number(), code: z.string(), institution: z.string(), shortName: z.string() },
    ...{ zone: z.string(), name: z.string(), position: z.string() },
    ...{ telegramId: z.string().optional(), slackId: z.string().optional(), order: z.number().optional() },
    ...{ kind: z.enum(INSTITUTION_KINDS).optional(), salutation: z.string().optional() },
  })
  .transform(
    ({ telegramId, slackId, order, kind, salutation, ...row }): MemberRow => ({
      ...{ ...row, telegramId, slackId, order, kind, salutation },
    }),
  );

/** A file as it waits for presses: its rows, and what was said about other names for held seats, by line. */
const proposedFile = z.object({
  rows: z.array(keptRow).readonly(),
  decisions: z.record(z.string(), z.string()),
});
type ProposedFile = z.infer<typeof proposedFile>;

/** Words of the buttons under a question. */
const DECISIONS: ReadonlyMap<string, OfficeDecision> = new Map([
  ['ganti', 'change'],
  ['sama', 'same'],
  ['lewati', 'leave'],
]);

/** What was said about a file, by institution. */
function choicesOf({ rows, decisions }: ProposedFile): ImportChoices {
  const said = rows.flatMap(({ line, code }) => {
    const decision = DECISIONS.get(decisions[String(line)] ?? '');
    return decision === undefined ? [] : [[code, decision] as const];
  });
  return { decisions: new Map(said), readmitted: new Set() };
}

/** What a file would change or what is to be asked about it; kept for the presses that follow where there is any. */
async function proposeImport(call: Call, proposed: ProposedFile): Promise<OutgoingMessage> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const keep = (): Promise<number> =>
    insertProposal(work.db, {
      ...{ forumId, kind: KIND, facts: { ...proposed }, createdById: context.actor.personId },
      ...{ now: work.now, expiresAt: work.now + HOUR_MS },
    });
  return preview(call, { proposed, keep });
}

async function preview(
  call: Call,
  { proposed, keep }: { readonly proposed: ProposedFile; readonly keep: () => Promise<number> },
): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const { rows } = proposed;
  const file = { forumId: context.forum.id, rows, choices: choicesOf(proposed), now: work.now };
  const diff = await previewMembers(work.db, file);
  if (diff.problems.length > 0) return importProblems(diff.problems, language);
  const prefix = prefixOf(call.incoming.platform);
  return isRefused(diff) || diff.changes.length > 0
    ? importPreview({ ...diff, proposalId: await keep(), prefix }, language)
    : nothingToImport({ ...diff, prefix }, language);
}

/** A press under a question or the preview of a file. */
export async function pressFile(
  call: Call,
  [written, answer = '', line]: readonly (string | undefined)[],
): Promise<readonly Reaction[]> {
  const id = readRowId(written) ?? 0;
  return DECISIONS.has(answer) ? decide(call, { id, answer, line }) : applyFile(call, { id, answer });
}

/** Takes the answer to a question, and asks the next one or shows the preview. */
async function decide(
  call: Call,
  { id, answer, line }: { readonly id: number; readonly answer: string; readonly line: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const key = String(readRowId(line) ?? 0);
  const noted = await noteInProposal(work.db, {
    ...{ forumId, id, kind: KIND, now: work.now, under: 'decisions', key, value: answer },
  });
  if (noted === undefined) return refuse(call, 'proposalGone');
  const proposed = proposedFile.safeParse(noted.facts);
  if (!proposed.success) return refuse(call, 'proposalGone');
  const shown = await preview(call, { proposed: proposed.data, keep: async () => id });
  return [{ kind: 'replace', message: shown }];
}

/**
 * Applies a file that was previewed, once; it is compared anew, because members may have changed since. What is to be asked
 * now is asked.
 */
async function applyFile(
  call: Call,
  { id, answer }: { readonly id: number; readonly answer: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const as = answer === 'ya' ? 'done' : 'dropped';
  const taken = await takeProposed(call, { id, kind: KIND, as });
  if (taken === undefined) return refuse(call, 'proposalGone');
  await emptyProposal(work.db, { forumId: context.forum.id, id: taken.id });
  if (as === 'dropped') {
    return [{ kind: 'replace', message: message({ summary: language.t('members:cancelled') }) }];
  }
  const proposed = proposedFile.safeParse(taken.facts);
  if (!proposed.success) return refuse(call, 'proposalGone');
  const diff = await importMembers(work, {
    forumId: context.forum.id,
    rows: proposed.data.rows,
    choices: choicesOf(proposed.data),
    actor: { personId: context.actor.personId, label: auditActor(context) },
  });
  const outcome = isRefused(diff)
    ? await proposeImport(call, proposed.data)
    : importDone({ ...diff, prefix: prefixOf(call.incoming.platform) }, language);
  return [{ kind: 'replace', message: outcome }];
}

/** Gives the members as a file that can be changed and sent back. */
export async function sendExport(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { rows, emptyCount } = await exportMembers(work.db, { forumId: context.forum.id, now: work.now });
  await recordAudit(work.db, { context, at: work.now, action: 'anggota ekspor', subject: `${rows.length}` });
  const facts = { rows: rows.length, empty: emptyCount, content: writeMembers(rows) };
  return answerPrivately(call, { answer: exportedMembers(facts, language), elsewhere: MEMBERS_ELSEWHERE });
}
