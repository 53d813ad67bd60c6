import { readRowId } from '../../../inbound/args/numbers.ts';
import { isCourtesy } from '../../../language/politeness.ts';
import type { Incoming } from '../../../platform/incoming.ts';
import type { Answer, GivenAnswer, MeetingChoice } from '../types.ts';

/** Longest note, reason or substitute that is kept, in characters. */
export const NOTE_LENGTH = 500;

/** `untuk BMKG …`: answers for another institution than one's own. */
const ON_BEHALF =
  /^untuk(?:\s+|$)(?!(?:(?:pertemuan|rapat|undangan)\b|ke ?-? ?\d|ke ?dua|dua-?dua|semua|\d))/i;

/** What the parts of an answer are made from. */
export interface AnswerParts {
  readonly incoming: Incoming;
  readonly answer: Answer;
  /** Of a pressed button: meeting and, when there was a choice, institution. */
  readonly parameters: readonly string[] | undefined;
  readonly argument: string;
}

/** Whether the words are to name another institution (`/hadir untuk BMKG`); also where the name is missing. */
export function isOnBehalf(argument: string): boolean {
  return ON_BEHALF.test(argument);
}

/** What stands behind `untuk`. */
export function behalfWords(argument: string): string {
  return argument.replace(ON_BEHALF, '').trim();
}

/** Whether a button can be one of ours: it names a meeting and, where there was a choice, an institution and a kept note. */
export function isAnswerButton(parameters: readonly string[]): boolean {
  return (
    parameters.length >= 1 &&
    parameters.length <= 3 &&
    parameters.every((one, index) => readRowId(one) !== undefined || isOpenSeat(one, { index, parameters }))
  );
}

/** Words that only say that nobody has been named yet. */
const NAME_OPEN =
  /^\W*(?:(?:nama|namanya|wakil|wakilnya|orangnya|yang mewakili)\s+)?(?:belum (?:tahu|ada|ditentukan|ditunjuk|diketahui|jelas|pasti)|masih (?:dicari\w*|menunggu|dikonfirmasi|ditentukan|dikoordinasikan|dibahas|proses)|menyusul|tba|tbd|nanti)\b/i;

/** The words of a note; marks and emoji alone are none, and thanks are nobody's name. */
function noteIn(argument: string, answer: Answer): string {
  const note = argument.replace(/\s+/g, ' ').trim();
  const saysNothing =
    !/[\p{L}\p{N}]/u.test(note) || (answer === 'represented' && (isCourtesy(note) || NAME_OPEN.test(note)));
  return saysNothing ? '' : note;
}

/** Whose answer it is may be left open where a note is kept. */
function isOpenSeat(
  parameter: string,
  { index, parameters }: { readonly index: number; readonly parameters: readonly string[] },
): boolean {
  return parameter === '' && index === 1 && parameters.length === 3;
}

/** Reads an answer from a press, from a reply to a notice, or from a plain command. */
export function readAnswer({ incoming, answer, parameters, argument }: AnswerParts): GivenAnswer {
  return {
    origin: incoming,
    key: incoming.key,
    sequence: incoming.sequence,
    answer,
    note: noteIn(argument, answer),
    meeting: chooseMeeting(incoming, parameters?.[0]),
    institutionId: readRowId(parameters?.[1]) ?? null,
    onBehalf: false,
  };
}

function chooseMeeting(incoming: Incoming, parameter: string | undefined): MeetingChoice {
  const meetingId = readRowId(parameter);
  if (meetingId !== undefined) return { by: 'id', meetingId };
  const { replyTo, quoted } = incoming;
  if (replyTo === undefined && quoted === undefined) return { by: 'next' };
  return { by: 'notice', messages: [replyTo, quoted?.original].flatMap((ref) => ref ?? []) };
}
