import { lookUpInstitution } from '../../inbound/args/institution.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { isSameName, spellingKey } from '../../language/person-names.ts';
import { cleanName } from '../../lib/text.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { entered, nameOf } from './absen.words.ts';
import { enterPresences, listActing } from './check-in.store.ts';
import { mayCome, readPerson } from './rules.ts';
import { listInvited } from './store.ts';
import type { Arrival } from './types.ts';

const GUEST = /^(?:tamu|guest)\s+(.*\p{L}.*)$/isu;
const LONGEST = 120;

/** Enters who is there without a phone: `BMKG`, `BMKG Budi, Karo Umum`, `tamu Sri, Kemenko PMK`. */
export async function enterByName(
  call: Call,
  { meeting, words }: { readonly meeting: Meeting; readonly words: string },
): Promise<readonly Reaction[]> {
  const [, guest] = GUEST.exec(words) ?? [];
  if ([...words].length > LONGEST) return refuse(call, { reason: 'detailTooLong', longest: LONGEST });
  if (guest !== undefined) {
    const person = readPerson(cleanName(guest, { longest: LONGEST }));
    const key = `guest:${spellingKey(nameOf(person))}`;
    const arrival = { ...person, key, personId: undefined, institutionId: undefined };
    return enter(call, { meeting, arrival, what: nameOf(person), isDeclined: false });
  }
  const found = await lookUpInstitution(call, { beginning: words });
  if (!found.ok && found.reason === 'unknownInstitution')
    return refuse(call, { reason: 'checkInUnknown', ...found.values });
  if (!found.ok) return refuse(call, { reason: found.reason, ...found.values });
  const { id: institutionId, shortName } = found.value;
  const arrival = await arrivalFor(call, { meeting, institutionId, name: found.rest });
  const invited = await listInvited(call.work.db, meeting);
  const isDeclined = invited.some((one) => one.institutionId === institutionId && !mayCome(one));
  const who = nameOf(arrival);
  return enter(call, {
    meeting,
    arrival,
    isDeclined,
    what: who === '' ? shortName : `${shortName} (${who})`,
  });
}

/** A name that somebody of the institution has means that person; without a name it is the institution that is there. */
async function arrivalFor(
  { work }: Call,
  {
    meeting,
    institutionId,
    name,
  }: { readonly meeting: Meeting; readonly institutionId: number; readonly name: string },
): Promise<Arrival> {
  const written = readPerson(cleanName(name, { longest: LONGEST }));
  if (written.name === '')
    return { ...written, institutionId, personId: undefined, key: `${institutionId}:nobody named` };
  const acting = await listActing(work.db, { forumId: meeting.forumId, institutionId, at: work.now });
  const known = acting.find((one) => isSameName(one.name, written.name));
  if (known === undefined) {
    const key = `${institutionId}:name:${spellingKey(written.name)}`;
    return { ...written, institutionId, personId: undefined, key };
  }
  const { personId } = known;
  const position = written.position === '' ? known.position : written.position;
  return { name: known.name, position, institutionId, personId, key: `${institutionId}:person:${personId}` };
}

async function enter(
  call: Call,
  facts: {
    readonly meeting: Meeting;
    readonly arrival: Arrival;
    readonly what: string;
    readonly isDeclined: boolean;
  },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { meeting, arrival } = facts;
  const [one] = await enterPresences(work.db, {
    ...{ forumId: meeting.forumId, meetingId: meeting.id, arrivals: [arrival], now: work.now },
    markedById: context.actor.personId,
  });
  if (one === undefined) return refuse(call, 'buttonGone');
  if (one.became !== 'known') {
    const subject = `rapat ${meeting.number}`;
    await recordAudit(work.db, { context, at: work.now, action: 'absen nama', subject });
  }
  return answerPrivately(call, {
    answer: entered({ ...facts, ...one }, language),
    elsewhere: { key: 'attendance:inPrivate', command: 'absen', payload: 'absen' },
  });
}
