import { message, paragraph } from '../../../i18n/message.ts';
import type { Call, Command, HandedFile, RunCall } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { mayChange, mayUse } from '../../../inbound/rights.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { MOST_FILE_BYTES } from '../../files/rules.ts';
import { keepFile, loadFile } from '../../files/service.ts';
import { replyAbout } from '../draft-reply.service.ts';
import { findMeetingIn, isUnwanted } from '../which-meeting.service.ts';
import { attachLetter, findLetter, removeLetter } from './service.ts';
import { letterKept, letterShown } from './words.ts';

/** The letter of a meeting: gives it; the secretariat hands one in with it, as a PDF. */
export const undangan: Command = {
  name: 'undangan',
  aliases: ['surat'],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: mayChangeLetters },
  run: async (call) => {
    if (isUnwanted(call)) return refuse(call, 'noRight');
    const mayAnnounce = mayUse('umumkan', call.context.actor.roles);
    const found = await findMeetingIn(call, {
      words: call.argument,
      states: mayAnnounce ? ['draft', 'announced'] : ['announced'],
    });
    if (!found.ok) return found.reactions;
    const { meeting, rest } = found;
    if (call.file !== undefined) return keepLetter(call, { meeting, file: call.file });
    if (/^hapus$/i.test(rest)) return takeBack(call, meeting);
    return rest === '' ? show(call, meeting) : refuse(call, { reason: 'notANumber', words: rest });
  },
};

function mayChangeLetters({ context }: Call): boolean {
  return mayChange('undangan', context.actor.roles);
}

async function keepLetter(
  call: Call,
  { meeting, file }: { readonly meeting: Meeting; readonly file: HandedFile },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number, forumId } = meeting;
  if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
  const kept = await keepFile(work, {
    ...{ ...file, forumId, accepts: ['pdf'], createdById: context.actor.personId },
  });
  if (!kept.ok) return refuse(call, kept.refusal);
  const outcome = await attachLetter(work, { meeting, file: kept.file });
  await recordAudit(work.db, { context, at: work.now, action: 'undangan', subject: `rapat ${number}` });
  return replyAbout(call, {
    meeting,
    answer: letterKept({ meeting, ...outcome }, language),
    command: 'undangan',
  });
}

async function takeBack(call: RunCall, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number } = meeting;
  if (!mayChangeLetters(call)) return refuse(call, 'noRight');
  if (!(await removeLetter(work, meeting))) return refuse(call, { reason: 'noLetter', number });
  await recordAudit(work.db, { context, at: work.now, action: 'undangan hapus', subject: `rapat ${number}` });
  const answer = message({ summary: language.t('files:letter.removed', { number }) });
  return replyAbout(call, { meeting, answer, command: 'undangan' });
}

async function show(call: RunCall, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, language } = call;
  const { forumId, number } = meeting;
  const kept = await findLetter(work.db, { forumId, meetingId: meeting.id });
  const letter = kept && (await loadFile(work.db, { forumId, id: kept.id }));
  const reply = (answer: OutgoingMessage): readonly Reaction[] =>
    replyAbout(call, { meeting, answer, command: 'undangan' });
  if (letter !== undefined) return reply(letterShown({ meeting, letter }, language));
  const summary = language.t('refusals:noLetter', { number });
  const howTo = mayChangeLetters(call) ? [paragraph(language.t('files:letter.howTo', { number }))] : [];
  return reply(message({ summary, blocks: [paragraph(summary), ...howTo] }));
}
