import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Call, Command, ContinueCall, PressCall, RunCall, SubmitCall } from '../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../inbound/dialogues.store.ts';
import { answerPrivately, isOverheard, refuse, sayElsewhere } from '../../inbound/replies.ts';
import { mayReadNotes } from '../../inbound/rights.ts';
import { asksSomething } from '../../language/answer-words.ts';
import type { Meeting } from '../../model/meeting.ts';
import { rolesAtMeeting } from '../../notices/reader.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { MOST_FILE_BYTES } from '../files/rules.ts';
import { findMeetingByNumber } from '../meetings/service.ts';
import { findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { askNext, type Filling, findFilling, keep, limitOf, topicAfter, topicOf } from './filling.ts';
import { allDetails, LETTER } from './lists.words.ts';
import { changeOf, NO_DETAIL, positionOf, readLeaving } from './rules.ts';
import { listComing } from './service.ts';
import { endShownCodes, giveCode, listSubstituted, useCode } from './substitutes/codes.ts';
import { keepLetter, sendLetter } from './substitutes/letters.ts';
import { readSubstituteCode, substituteCodesIn } from './substitutes/rules.ts';
import type { ComingInstitution, Detail } from './types.ts';
import { CODE, detailForm, detailKept, dietOf, FILL, ownDetails, SKIP } from './words.ts';

const ELSEWHERE = { key: 'details:elsewhere', command: 'rincian', payload: 'rincian' } as const;

/** How those come who come: one's own to fill in, everybody's for host and secretariat; never in a group. */
export const rincian: Command = {
  name: 'rincian',
  aliases: ['rinciankehadiran'],
  takesStart: true,
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: ({ context }) => context.actor.seats.length > 0 },
  run: async (call) => {
    const codeHash = readSubstituteCode(call.argument);
    if (codeHash !== undefined) return takeSubstituteCode(call, codeHash);
    const found = await findOnlyMeeting(call, { words: call.argument, states: ['announced'] });
    if (!found.ok) return found.reactions;
    const { file } = call;
    return file === undefined
      ? show(call, found.meeting)
      : keepLetter(call, { meeting: found.meeting, file });
  },
  press: async (call) => (isOverheard(call) ? refuse(call, 'detailsPrivately') : fill(call)),
  submit: keepForm,
  continue: goOn,
  withoutRight: (call) => asSubstitute(call),
  secrets: { areShownIn: (text) => substituteCodesIn(text).length > 0, end: endShownCodes },
};

/** Who is registered nowhere may be a substitute: they use their code, and fill in what is theirs. */
async function asSubstitute(call: RunCall | PressCall): Promise<readonly Reaction[] | undefined> {
  const codeHash = 'argument' in call ? readSubstituteCode(call.argument) : undefined;
  if (codeHash !== undefined) return takeSubstituteCode(call, codeHash);
  if ((await listSubstituted(call)).length === 0) return undefined;
  if (isForm(call)) return keepForm(call);
  if ('parameters' in call) return isOverheard(call) ? refuse(call, 'detailsPrivately') : fill(call);
  return isContinued(call) ? goOn(call) : showSubstituted(call);
}

function isForm(call: RunCall | PressCall): call is SubmitCall {
  return 'values' in call;
}

function isContinued(call: RunCall): call is ContinueCall {
  return 'step' in call;
}

async function takeSubstituteCode(call: Call, codeHash: string): Promise<readonly Reaction[]> {
  // A code that others could read is not used: theirs might be the account.
  if (isOverheard(call)) return refuse(call, 'detailsPrivately');
  const taken = await useCode(call, codeHash);
  return taken === undefined ? refuse(call, 'substituteCodeGone') : showSubstituted(call, taken);
}

/** What the account that speaks may fill in as a substitute: for that, else at the nearest meeting. */
async function showSubstituted(
  call: Call,
  meant?: { readonly meetingId: number; readonly institutionId: number },
): Promise<readonly Reaction[]> {
  const own = await listSubstituted(call);
  const first = meant ?? (await namedOf(call, own)) ?? own[0];
  const found = first && (await findFilling(call, [String(first.meetingId), String(first.institutionId)]));
  if (found === undefined) return refuse(call, 'substituteCodeGone');
  if ('reactions' in found) return found.reactions;
  const shown = {
    meeting: found.meeting,
    own: [found.one],
    positions: new Map<number, number>(),
    isOpen: true,
  };
  return answerPrivately(call, { answer: ownDetails(shown, call.language), elsewhere: ELSEWHERE });
}

/** The one at the meeting whose number begins what was typed. */
async function namedOf<T extends { readonly meetingId: number }>(
  call: Call | RunCall,
  own: readonly T[],
): Promise<T | undefined> {
  const number = 'argument' in call ? readMeetingNumber(call.argument)?.number : undefined;
  if (number === undefined) return undefined;
  const meeting = await findMeetingByNumber(call.work.db, { forumId: call.context.forum.id, number });
  return own.find(({ meetingId }) => meetingId === meeting?.id);
}

async function show(call: RunCall, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { roles, seats } = context.actor;
  const institutionIds = seats.map(({ institutionId }) => institutionId);
  const coming = await listComing(work.db, { forumId: meeting.forumId, meetingId: meeting.id });
  const own = coming.filter(({ institutionId }) => institutionIds.includes(institutionId));
  const hostInstitutionId = meeting.host?.institutionId;
  const maySeeAll = mayReadNotes('everything', rolesAtMeeting({ roles, institutionIds, hostInstitutionId }));
  if (!maySeeAll && own.length === 0 && (await listSubstituted(call)).length > 0)
    return showSubstituted(call);
  if (!maySeeAll && own.length === 0)
    return refuse(call, { reason: 'detailNotComing', number: meeting.number });
  const isOpen = meeting.state === 'announced' && meeting.startsAt > work.now;
  const ownShown = ownDetails(
    { meeting, own, positions: positionsOf(coming), isOpen, mayGiveCodes: true },
    language,
  );
  if (!maySeeAll) return answerPrivately(call, { answer: ownShown, elsewhere: ELSEWHERE });
  const all = allDetails({ meeting, coming }, language);
  const answer: OutgoingMessage = { ...all, buttons: [...ownShown.buttons, ...all.buttons] };
  return answerPrivately(call, { answer, elsewhere: ELSEWHERE });
}

function positionsOf(coming: readonly ComingInstitution[]): ReadonlyMap<number, number> {
  const waiting = coming.flatMap(({ institutionId, waitingTurn: turn }) =>
    turn === undefined ? [] : [{ institutionId, turn }],
  );
  return new Map(
    coming.flatMap(({ institutionId }) => {
      const position = positionOf(waiting, institutionId);
      return position === undefined ? [] : [[institutionId, position] as const];
    }),
  );
}

/** A press under a receipt or a question. */
async function fill(call: PressCall): Promise<readonly Reaction[]> {
  const [what, meetingId, institutionId, value = ''] = call.parameters;
  if (what === LETTER) return sendLetter(call);
  const found = await findFilling(call, [meetingId, institutionId]);
  if ('reactions' in found) return found.reactions;
  if (what === CODE)
    return call.context.actor.personId === undefined && !call.context.actor.roles.has('admin')
      ? refuse(call, 'answerButtonGone')
      : giveCode(call, found);
  const before = found.one.detail ?? NO_DETAIL;
  if (what === FILL) {
    const key = { meetingId: found.meeting.id, institutionId: found.one.institutionId };
    if (call.limits.hasForms) {
      const form = detailForm({ key, detail: before, limit: limitOf(found.meeting) }, call.language);
      return [{ kind: 'form', form }];
    }
    return askNext(call, { ...found, topic: 'mode', detail: before });
  }
  const topic = topicOf(what);
  if (topic === undefined) return refuse(call, 'answerButtonGone');
  const said = topic === 'diet' ? dietOf(value, call.language) : value;
  const change = value === SKIP ? {} : changeOf(topic, said);
  if (change === undefined) return refuse(call, 'answerButtonGone');
  return goOnWith(call, { ...found, topic, change });
}

/** Words that answer the question that was asked last. */
async function goOn(call: ContinueCall): Promise<readonly Reaction[] | undefined> {
  const topic = topicOf(call.step);
  if (topic === undefined || asksSomething(call.argument)) return undefined;
  const found = await findFilling(call, [call.facts.meetingId, call.facts.institutionId]);
  if ('reactions' in found) return found.reactions;
  const leaving = readLeaving(call.argument);
  if (leaving === 'end') return endQuestions(call, found);
  const change = leaving === 'skip' ? {} : changeOf(topic, call.argument);
  if (change === undefined) return refuse(call, `detailUnclear.${topic}`);
  return goOnWith(call, { ...found, topic, change });
}

/** Ends the questions, and shows what is known. */
async function endQuestions(call: Call, { meeting, one }: Filling): Promise<readonly Reaction[]> {
  await endDialogue(call.work.db, dialogueKey(call));
  const own = { meeting, own: [one], positions: new Map<number, number>(), isOpen: true };
  return answerPrivately(call, { answer: ownDetails(own, call.language), elsewhere: ELSEWHERE });
}

async function goOnWith(
  call: Call,
  {
    topic,
    change,
    ...found
  }: {
    readonly meeting: Meeting;
    readonly one: ComingInstitution;
    readonly topic: 'mode' | 'companions' | 'vehicles' | 'diet';
    readonly change: Partial<Detail>;
  },
): Promise<readonly Reaction[]> {
  const kept = await keep(call, { ...found, change });
  if ('reactions' in kept) return kept.reactions;
  return askNext(call, { ...found, topic: topicAfter(topic), detail: kept.detail });
}

async function keepForm(call: SubmitCall): Promise<readonly Reaction[]> {
  const [, meetingId, institutionId] = call.parameters;
  const found = await findFilling(call, [meetingId, institutionId]);
  if ('reactions' in found) return found.reactions;
  const { values, language } = call;
  const { meeting, one } = found;
  const companions = changeOf('companions', values.companions ?? '');
  if (companions === undefined || (companions.companions ?? 0) > limitOf(meeting)) {
    const text = language.t('refusals:tooManyCompanions', { most: limitOf(meeting) });
    return [{ kind: 'form-errors', errors: { companions: text } }];
  }
  const change = {
    isOnline: values.mode === 'daring',
    ...companions,
    ...changeOf('vehicles', values.vehicles ?? ''),
    ...changeOf('diet', values.diet ?? ''),
  };
  const kept = await keep(call, { ...found, change });
  if ('reactions' in kept) {
    if (kept.free === undefined) return kept.reactions;
    const text = language.t('refusals:placesShort', { free: kept.free });
    return [{ kind: 'form-errors', errors: { companions: text } }];
  }
  const key = { meetingId: meeting.id, institutionId: one.institutionId };
  const said = detailKept({ meeting, institution: one.shortName, detail: kept.detail, key }, language);
  return [
    { kind: 'reply', audience: 'sender', message: said, publicFallback: sayElsewhere(call, ELSEWHERE) },
  ];
}
