import { message, paragraph } from '../../i18n/message.ts';
import { lookUpInstitution } from '../../inbound/args/institution.ts';
import type { RunCall } from '../../inbound/command.ts';
import { explainWithoutSeat } from '../../inbound/permit.ts';
import { asRefusal, isOverheard, refuse, replyHere } from '../../inbound/replies.ts';
import { noteBeside } from '../../language/answer-notes.ts';
import { asksOnlyLeave, type SaidAnswer, saidAnswer } from '../../language/answer-words.ts';
import { asksLeave, greetingIn, politenessOf } from '../../language/politeness.ts';
import { sentencesIn } from '../../language/questions.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findMeantMeeting } from '../meetings/which-meeting.service.ts';
import { offerReadings, onlySeat } from './answering/ask-meaning.ts';
import { takeLateSubstitute } from './answering/late-substitute.ts';
import { mayNameInstitution } from './answering/on-behalf.ts';
import { NOTE_LENGTH } from './answering/read-answer.ts';
import { answerAction, keepNote } from './answering/which-seat.ts';
import { answerOffer } from './words.ts';

/**
 * What plain words get that ask nothing: an answer is offered as buttons, politeness gets a word at most. Undefined for
 * everything else. Nothing is recorded.
 */
export async function answerPlainWords(call: RunCall): Promise<readonly Reaction[] | undefined> {
  const text = onOneLine(call);
  const toInvitation = call.incoming.isForwarded === true ? await offerToInvitation(call) : undefined;
  if (toInvitation !== undefined) return toInvitation;
  const named = await takeLateSubstitute(call, text);
  if (named !== undefined) return named;
  if (asksLeave(text)) return refuse(call, 'missingQuestion');
  if (asksOnlyLeave(text)) return giveLeave(call);
  const politeness = politenessOf(text);
  if (politeness !== undefined) {
    if (politeness === 'heard') return (await offerToReply(call)) ?? [];
    if (call.incoming.chat.kind !== 'private') return [];
    const { t } = call.language;
    const summary =
      politeness === 'thanks' ? t('answers:polite.thanks') : t(`answers:greeting.${greetingIn(text)}`);
    return replyHere(call, message({ summary }));
  }
  const said = saidAnswer(text);
  return said === undefined ? refuseBareName(call, text) : offerAnswer(call, { said, words: text });
}

/** The name of an institution alone asks nothing and answers nothing. */
async function refuseBareName(call: RunCall, text: string): Promise<readonly Reaction[] | undefined> {
  if (!mayNameInstitution(text)) return undefined;
  const named = await lookUpInstitution(call, text);
  return named.ok ? refuse(call, { reason: 'onlyInstitution', name: named.value.shortName }) : undefined;
}

/** The answer that stands beside a question ("Insyaallah hadir. Jam berapa?"), as an offer; nothing where none does. */
export async function offerBesideQuestion(call: RunCall): Promise<readonly Reaction[]> {
  // Of words that were only passed on, nothing is read as the sender's own answer.
  if (call.incoming.isForwarded === true) return [];
  const sentences = sentencesIn(onOneLine(call));
  if (sentences.length < 2) return [];
  const words = sentences.find((sentence) => saidAnswer(sentence) !== undefined);
  const said = words === undefined ? undefined : saidAnswer(words);
  // The question and whatever a letter says around it are no note beside the answer.
  return said === undefined || words === undefined ? [] : offerAnswer(call, { said, words });
}

/** "Izin Pak" begins a question or an absence: both ways are shown, and nothing is read out of it. */
async function giveLeave(call: RunCall): Promise<readonly Reaction[]> {
  const summary = call.language.t('answers:leave');
  const meant = call.context.actor.seats.length === 0 ? undefined : await findMeantMeeting(call);
  const isOpen =
    meant?.kind === 'one' && meant.meeting.state === 'announced' && meant.meeting.startsAt > call.work.now;
  const offer = isOpen
    ? answerOffer({ meeting: meant.meeting, seats: call.context.actor.seats }, call.language)
    : message({ summary });
  const blocks = isOpen ? [paragraph(summary), ...offer.blocks] : offer.blocks;
  return asRefusal(replyHere(call, { ...offer, summary, blocks }));
}

/** An invitation that is passed on to the bot is meant as the meeting it tells of: its buttons, and nothing is read out of it. */
async function offerToInvitation(call: RunCall): Promise<readonly Reaction[] | undefined> {
  const { incoming, context, work, language, argument: text } = call;
  const isLetter = text.includes('\n') && !text.includes('?');
  if (context.actor.seats.length === 0 || (incoming.quoted === undefined && !isLetter)) return undefined;
  const quoted = incoming.quoted ?? { texts: [text], isOwn: false, isCopy: true };
  const meant = await findMeantMeeting({ ...call, incoming: { ...incoming, quoted } });
  if (meant.kind !== 'one' || !meant.isNamed || meant.meeting.state === 'draft') return undefined;
  const { number, state, startsAt } = meant.meeting;
  if (state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
  if (startsAt <= work.now) return refuse(call, { reason: 'meetingClosed', number });
  return replyHere(call, answerOffer({ meeting: meant.meeting, seats: context.actor.seats }, language));
}

/** "Siap" in reply to an invitation may be meant as an answer: the buttons are better than silence. */
async function offerToReply(call: RunCall): Promise<readonly Reaction[] | undefined> {
  if (call.incoming.replyTo === undefined || call.context.actor.seats.length === 0) return undefined;
  const meant = await findMeantMeeting(call);
  const isOpen =
    meant.kind === 'one' &&
    meant.isNamed &&
    meant.meeting.state === 'announced' &&
    meant.meeting.startsAt > call.work.now;
  return isOpen
    ? replyHere(call, answerOffer({ meeting: meant.meeting, seats: call.context.actor.seats }, call.language))
    : undefined;
}

/** Words that sound like an answer to the invitation are never recorded; the buttons are offered instead. */
async function offerAnswer(
  call: RunCall,
  { said, words }: { readonly said: SaidAnswer; readonly words: string },
): Promise<readonly Reaction[]> {
  const { context, language, work } = call;
  const { seats, roles } = context.actor;
  if (seats.length === 0) return roles.size === 0 ? explainWithoutSeat(call) : refuse(call, 'noOwnSeat');
  const meant = await findMeantMeeting(call);
  if (meant.kind === 'none') return refuse(call, 'noMeeting');
  if (meant.kind === 'unclear') {
    const summary = language.t('answers:whichMeeting', { answer: language.t(`answers:answer.${said}`) });
    return offerReadings(call, { summary, readings: [{ answer: said, argument: '' }] });
  }
  const { meeting } = meant;
  const { number } = meeting;
  if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
  if (meeting.startsAt <= work.now) return refuse(call, { reason: 'meetingClosed', number });
  // Others who read along get buttons that are good for everybody.
  const note = isOverheard(call) ? '' : noteBeside(said, words);
  const kept = await keepNote(call, note);
  const action =
    kept.length === 0
      ? undefined
      : answerAction(said, { meetingId: meeting.id, institutionId: onlySeat(call), kept });
  return asRefusal(replyHere(call, answerOffer({ meeting, read: said, seats, note, action }, language)));
}

function onOneLine({ argument }: RunCall): string {
  return argument.replace(/\s+/g, ' ').trim().slice(0, NOTE_LENGTH);
}
