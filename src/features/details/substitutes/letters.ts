import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, HandedFile, PressCall } from '../../../inbound/command.ts';
import { isOverheard, refuse, replyHere, sayWhyNot } from '../../../inbound/replies.ts';
import { mayReadNotes } from '../../../inbound/rights.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { rolesAtMeeting } from '../../../notices/reader.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { keepFile, loadFile } from '../../files/service.ts';
import { findMeeting } from '../../meetings/service.ts';
import { listComing, setLetter } from '../store.ts';
import type { DetailKey } from '../types.ts';

/** Keeps the letter by which the substitute of the sender's institution is assigned, in the place of an earlier one. */
export async function keepLetter(
  call: Call,
  { meeting, file }: { readonly meeting: Meeting; readonly file: HandedFile },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forumId, id: meetingId, number } = meeting;
  const own = new Set(context.actor.seats.map(({ institutionId }) => institutionId));
  const coming = await listComing(work.db, { forumId, meetingId });
  const represented = coming.filter(
    ({ institutionId, answer }) => own.has(institutionId) && answer === 'represented',
  );
  const [one, ...others] = represented;
  if (meeting.startsAt <= work.now) return refuse(call, { reason: 'meetingOver', number });
  if (one === undefined || others.length > 0) return refuse(call, { reason: 'letterNotRepresented', number });
  const key = { forumId, meetingId, institutionId: one.institutionId };
  const kept = await keepAs(call, { key, file });
  if (!kept.ok) return refuse(call, kept.refusal);
  const words = { institution: one.shortName, number };
  return replyHere(call, message({ summary: language.t('details:letter.kept', words) }));
}

async function keepAs(
  { work, context }: Call,
  { key, file }: { readonly key: DetailKey; readonly file: HandedFile },
): ReturnType<typeof keepFile> {
  const kept = await keepFile(work, {
    ...{ ...file, forumId: key.forumId, accepts: ['pdf', 'png', 'jpeg'] },
    createdById: context.actor.personId,
  });
  if (kept.ok) await setLetter(work.db, { key, fileId: kept.file.id });
  return kept;
}

/** Keeps the letter that came with the answer which names the substitute; gives what is said of it beside the receipt. */
export async function keepLetterBeside(
  call: Call,
  {
    meeting: { id: meetingId, number },
    institution,
    file,
  }: {
    readonly meeting: { readonly id: number; readonly number: number };
    readonly institution: { readonly id: number; readonly shortName: string };
    readonly file: HandedFile;
  },
): Promise<string> {
  const { context, language } = call;
  const key = { forumId: context.forum.id, meetingId, institutionId: institution.id };
  const kept = await keepAs(call, { key, file });
  if (kept.ok) return language.t('details:letter.kept', { institution: institution.shortName, number });
  return language.t('details:letter.notKept', { why: sayWhyNot(call, kept.refusal), number });
}

/** Sends a letter of assignment to who prepares the meeting, and to the institution itself. */
export async function sendLetter(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language, parameters } = call;
  const forumId = context.forum.id;
  const institutionId = readRowId(parameters[2]) ?? 0;
  if (isOverheard(call)) return refuse(call, 'detailsPrivately');
  const meeting = await findMeeting(work.db, { forumId, id: readRowId(parameters[1]) ?? 0 });
  const { roles, seats } = context.actor;
  const institutionIds = seats.map((seat) => seat.institutionId);
  const reader = { roles, institutionIds, hostInstitutionId: meeting?.host?.institutionId };
  const mayRead =
    institutionIds.includes(institutionId) || mayReadNotes('everything', rolesAtMeeting(reader));
  if (meeting === undefined || !mayRead) return refuse(call, 'answerButtonGone');
  const coming = await listComing(work.db, { forumId, meetingId: meeting.id });
  const one = coming.find((other) => other.institutionId === institutionId);
  const file =
    one?.letterFileId === undefined ? undefined : await loadFile(work.db, { forumId, id: one.letterFileId });
  if (one === undefined || file === undefined) return refuse(call, 'answerButtonGone');
  const words = { institution: one.shortName, number: meeting.number };
  return replyHere(call, message({ summary: language.t('details:letter.sent', words), files: [file] }));
}
