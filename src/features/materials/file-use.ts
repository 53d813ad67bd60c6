import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, FileCall, PressCall, RunCall } from '../../inbound/command.ts';
import { explainUnreadable, refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange, mayUse } from '../../inbound/rights.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { ALL_KINDS, findOwnFile, keepFile } from '../files/service.ts';
import type { KeptFile } from '../files/types.ts';
import { askToSendMinutes } from '../follow-up/minutes/words.ts';
import { attachLetter, findLetter } from '../meetings/letter/service.ts';
import { letterKept } from '../meetings/letter/words.ts';
import { findLastMeeting, findMeeting, listMeetings } from '../meetings/service.ts';
import { findRepliedMeeting, isHostOf, mayHandIn } from '../meetings/which-meeting.service.ts';
import { addingRefused, addMaterial, meetingOfAlbum } from './adding.ts';
import { titleOf } from './rules.ts';
import { askUse, type FileUse } from './words.ts';

/** So many coming meetings a file is offered to. */
const MOST_OFFERED = 2;

interface Use {
  readonly use: FileUse;
  readonly meeting: Meeting;
}

/** Whether a file without a command is read: of the secretariat and of hosts; in a group only as a reply to a meeting's message. */
export async function isFileWelcome(call: RunCall): Promise<boolean> {
  if (!(await mayHandIn(call, 'bahan'))) return false;
  return call.incoming.chat.kind === 'private' || (await replied(call)) !== undefined;
}

function replied(call: Call): Promise<Meeting | undefined> {
  return findRepliedMeeting(call, { hasDrafts: mayUse('umumkan', call.context.actor.roles) });
}

/**
 * A file of an album whose first one was added to a meeting goes there too. A PDF in reply to a draft or an invitation is its letter, where that has none yet; of every other file is asked what it is for,
 * and until that is said it waits for a day.
 */
export async function askWhatFor(call: FileCall): Promise<readonly Reaction[]> {
  const { work, context, language, file } = call;
  const forumId = context.forum.id;
  if (!(await isFileWelcome(call))) return explainUnreadable(call);
  const kept = await keepFile(work, {
    ...{ ...file, forumId, accepts: ALL_KINDS, createdById: context.actor.personId },
  });
  if (!kept.ok) return refuse(call, kept.refusal);
  const album = await meetingOfAlbum(call);
  if (album !== undefined && mayBe(call, { use: 'bahan', meeting: album, file: kept.file }))
    return carryOut(call, { use: 'bahan', meeting: album, file: kept.file });
  const meeting = await replied(call);
  if (meeting !== undefined && (await lacksLetter(call, { meeting, file: kept.file })))
    return carryOut(call, { use: 'surat', meeting, file: kept.file });
  const uses = await usesOf(call, { file: kept.file, meeting });
  if (uses.length === 0) return refuse(call, 'noMeetingForFile');
  return replyHere(call, askUse({ file: kept.file, uses }, language));
}

async function lacksLetter(
  call: Call,
  { meeting, file }: { readonly meeting: Meeting; readonly file: KeptFile },
): Promise<boolean> {
  const { work } = call;
  const { forumId, id: meetingId } = meeting;
  return (
    mayBe(call, { use: 'surat', meeting, file }) &&
    meeting.startsAt > work.now &&
    (await findLetter(work.db, { forumId, meetingId })) === undefined
  );
}

/** What a file may become: of the meeting that is replied to, else of the coming ones and the last. */
async function usesOf(
  call: Call,
  { file, meeting }: { readonly file: KeptFile; readonly meeting: Meeting | undefined },
): Promise<readonly Use[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const states = mayUse('umumkan', context.actor.roles)
    ? (['draft', 'announced'] as const)
    : (['announced'] as const);
  const coming =
    meeting === undefined
      ? await listMeetings(work.db, { forumId, after: work.now, states, limit: MOST_OFFERED })
      : [meeting].filter(({ startsAt }) => startsAt > work.now);
  const last =
    meeting === undefined
      ? await findLastMeeting(work.db, { forumId, before: work.now })
      : [meeting].find(({ startsAt }) => startsAt <= work.now);
  const uses: readonly Use[] = [
    ...coming.flatMap((one): Use[] => [
      { use: 'surat', meeting: one },
      { use: 'bahan', meeting: one },
    ]),
    ...(last === undefined
      ? []
      : ([
          { use: 'notula', meeting: last },
          { use: 'bahan', meeting: last },
        ] as const)),
  ];
  return uses.filter((use) => mayBe(call, { ...use, file }));
}

/** Letters are the secretariat's; minutes and materials the host's too. Letters and minutes are PDFs. */
function mayBe(call: Call, { use, meeting, file }: Use & { readonly file: KeptFile }): boolean {
  const { roles } = call.context.actor;
  const isPdf = file.mimeType === 'application/pdf';
  if (meeting.state === 'cancelled') return false;
  switch (use) {
    case 'surat':
      return isPdf && mayChange('undangan', roles);
    case 'bahan':
      return mayChange('bahan', roles) || isHostOf(call, meeting);
    case 'notula':
      return (
        isPdf &&
        meeting.state === 'announced' &&
        meeting.startsAt <= call.work.now &&
        (mayChange('notula', roles) || isHostOf(call, meeting))
      );
  }
}

const USES: readonly FileUse[] = ['surat', 'bahan', 'notula'];

/** A press that says what a file is; only who handed it in may say so. */
export async function becomes(
  call: PressCall,
  [said, meetingId, fileId]: readonly (string | undefined)[],
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const use = USES.find((one) => one === said);
  const own = { forumId, id: readRowId(fileId) ?? 0, createdById: context.actor.personId };
  const file = await findOwnFile(work.db, own);
  const meeting = await findMeeting(work.db, { forumId, id: readRowId(meetingId) ?? 0 });
  if (use === undefined || file === undefined || meeting === undefined) return refuse(call, 'fileGone');
  if (!mayBe(call, { use, meeting, file })) return refuse(call, 'noRight');
  return carryOut(call, { use, meeting, file });
}

async function carryOut(
  call: Call,
  { use, meeting, file }: Use & { readonly file: KeptFile },
): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const { number } = meeting;
  const answer = (said: Parameters<typeof replyHere>[1]): readonly Reaction[] =>
    incoming.body.kind === 'press' ? [{ kind: 'replace', message: said }] : replyHere(call, said);
  if (use === 'notula') return answer(askToSendMinutes({ meeting, fileId: file.id }, language));
  if (use === 'surat') {
    const outcome = await attachLetter(work, { meeting, file });
    await recordAudit(work.db, { context, at: work.now, action: 'undangan', subject: `rapat ${number}` });
    return answer(letterKept({ meeting, ...outcome }, language));
  }
  const title = titleOf('', file.name);
  return (
    (await addingRefused(call, meeting)) ??
    answer(await addMaterial(call, { meeting, title, fileId: file.id }))
  );
}
