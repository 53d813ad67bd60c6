import { lookUpInstitution } from '../../../inbound/args/institution.ts';
import type { Call } from '../../../inbound/command.ts';
import { echo } from '../../../inbound/replies.ts';
import { parseWhen } from '../../../language/dates/parse-when.ts';
import type { InstantValue, WhenValue } from '../../../language/dates/when.ts';
import type { MeetingDetails } from '../../../model/meeting.ts';
import { isNoLimit, readPeople } from '../../../model/people-count.ts';
import { readQuorum } from '../../../model/quorum.ts';
import { whyNoMoment } from '../words.ts';
import type { MeetingLine, ReadLines } from './lines.ts';

/** Limits of what is kept, in characters, so that every notice fits every platform. */
const LONGEST = {
  title: 200,
  place: 300,
  agenda: 1_500,
  dress: 200,
  contact: 200,
  letterNumber: 100,
  link: 500,
  reason: 500,
} as const;

/** Something wrong with a form: the line it is about, when it is about one, and a sentence. */
export interface DetailProblem {
  readonly line: MeetingLine | undefined;
  readonly text: string;
}

/** Details read from a form, or every problem. */
export type ReadDetails =
  | { readonly ok: true; readonly details: MeetingDetails; readonly number: number | undefined }
  | { readonly ok: false; readonly problems: readonly DetailProblem[] };

/**
 * Makes details of the lines of a form.
 * @param base the details that stand where a line is missing; without it `Acara`, `Waktu` and `Tempat` are required
 */
export async function readDetails(
  call: Call,
  { read, base }: { readonly read: ReadLines; readonly base?: MeetingDetails },
): Promise<ReadDetails> {
  const { lines } = read;
  const problems = [...problemsOfLines(call, { read, base })];
  const when = readWhen(call, { phrase: lines.when, line: 'when', zone: base?.timeZone, problems });
  const zone = when?.timeZone ?? base?.timeZone;
  const answerBy = readWhen(call, { phrase: lines.answerBy, line: 'answerBy', zone, problems });
  const host = await readHost(call, { words: lines.host, problems });
  const number = readNumber(call, { written: lines.number, problems });
  if (lines.link !== undefined && lines.link !== '' && !/^https?:\/\/\S+$/i.test(lines.link))
    problems.push({ line: 'link', text: call.language.t('meetings:problem.link') });
  const startsAt = when?.startsAt ?? base?.startsAt;
  const quorum = lineQuorum(call, { written: lines.quorum, problems });
  const capacity = lineCount(call, { line: 'capacity', lines, problems });
  const companionLimit = lineCount(call, { line: 'companionLimit', lines, problems });
  if (problems.length > 0 || startsAt === undefined || zone === undefined) return { ok: false, problems };
  const details: MeetingDetails = {
    ...textDetails(lines, base),
    startsAt,
    endsAt: when === undefined ? base?.endsAt : when.endsAt,
    timeZone: zone,
    hostInstitutionId: lines.host === undefined ? base?.hostInstitutionId : host,
    answerBy: answerBy?.startsAt,
    quorum: lines.quorum === undefined ? base?.quorum : quorum,
    capacity: lines.capacity === undefined ? base?.capacity : capacity,
    companionLimit: lines.companionLimit === undefined ? base?.companionLimit : companionLimit,
  };
  return { ok: true, details, number };
}

/** What is wrong with the lines before any of them is understood. */
function problemsOfLines(
  call: Call,
  { read, base }: { readonly read: ReadLines; readonly base: MeetingDetails | undefined },
): readonly DetailProblem[] {
  const { t } = call.language;
  return [
    ...unknownLines(call, read),
    ...missing(read, base).map((line) => ({
      line,
      text: t(read.lines[line] === undefined ? 'meetings:problem.missing' : 'meetings:problem.empty', {
        label: t(`meetings:line.${line}`),
      }),
    })),
    ...tooLong(call, read),
  ];
}

/** Labels that are not known, in one sentence with the way to write a line that only goes on. */
function unknownLines({ language }: Call, { unknown }: ReadLines): readonly DetailProblem[] {
  if (unknown.length === 0) return [];
  const labels = [...new Set(unknown)].map((label) => `“${label}”`).join(', ');
  return [{ line: undefined, text: language.t('meetings:problem.unknownLines', { labels }) }];
}

type TextDetail = 'title' | 'place' | 'agenda' | 'dress' | 'contact' | 'letterNumber' | 'link';

/** The details that are kept as they were written. */
function textDetails(
  lines: ReadLines['lines'],
  base: MeetingDetails | undefined,
): Pick<MeetingDetails, TextDetail> {
  return {
    title: oneLine(lines.title) || base?.title || '',
    place: oneLine(lines.place) || base?.place || '',
    agenda: line(lines.agenda?.replace(/\n{3,}/g, '\n\n'), base?.agenda),
    dress: line(oneLine(lines.dress), base?.dress),
    contact: line(oneLine(lines.contact), base?.contact),
    letterNumber: line(oneLine(lines.letterNumber), base?.letterNumber),
    link: line(linkWithAccess(lines), base?.link),
  };
}

/** The link with what it asks whoever opens it. */
function linkWithAccess({ link, meetingId, passcode }: ReadLines['lines']): string | undefined {
  const access = [
    ...(meetingId ? [`Meeting ID: ${oneLine(meetingId)}`] : []),
    ...(passcode ? [`Passcode: ${oneLine(passcode)}`] : []),
  ].join(', ');
  if (access === '') return oneLine(link);
  return link ? `${oneLine(link)} (${access})` : access;
}

/** An empty line takes a detail away, a missing one leaves it. */
function line(written: string | undefined, before: string | undefined): string | undefined {
  if (written === undefined) return before;
  return written === '' || written === '-' ? undefined : written;
}

/** Only the agenda has several lines. */
function oneLine(written: string | undefined): string | undefined {
  return written?.replace(/\s+/g, ' ').trim();
}

function missing(
  { lines }: ReadLines,
  base: MeetingDetails | undefined,
): readonly ('title' | 'when' | 'place')[] {
  if (base !== undefined) return [];
  return (['title', 'when', 'place'] as const).filter((name) => !lines[name]);
}

function tooLong(call: Call, { lines }: ReadLines): readonly DetailProblem[] {
  // `keys` forgets whose they are.
  return (Object.keys(LONGEST) as (keyof typeof LONGEST)[])
    .filter((name) => (lines[name]?.length ?? 0) > LONGEST[name])
    .map((name) => ({
      line: name,
      text: call.language.t('meetings:problem.tooLong', {
        label: call.language.t(`meetings:line.${name}`),
        limit: LONGEST[name],
      }),
    }));
}

interface WhenQuestion {
  readonly phrase: string | undefined;
  readonly line: 'when' | 'answerBy';
  readonly zone: string | undefined;
  /** Gets a sentence when the phrase cannot be a start. */
  readonly problems: DetailProblem[];
}

interface Start {
  readonly startsAt: number;
  readonly endsAt: number | undefined;
  readonly timeZone: string;
}

function readWhen(call: Call, { phrase, line, zone, problems }: WhenQuestion): Start | undefined {
  if (phrase === undefined || phrase === '') return undefined;
  const { t } = call.language;
  const said = { label: t(`meetings:line.${line}`), phrase: echo(phrase) };
  const when = parseWhen(phrase, { now: call.work.now, zone: zone ?? call.context.forum.timeZone });
  if (when.outcome === 'ask') {
    const text = t('meetings:problem.when', { ...said, why: whyNoMoment(when, call.language) });
    problems.push({ line, text });
    return undefined;
  }
  const start = startOf(when.value);
  if (start === undefined) problems.push({ line, text: t('meetings:problem.noTime', said) });
  return start;
}

/** A start with its zone, when the value has a time. */
export function startOf(value: WhenValue): Start | undefined {
  if (value.kind === 'instant') return { startsAt: value.epochMs, endsAt: undefined, timeZone: value.zone };
  if (value.kind !== 'range' || value.start.kind !== 'instant') return undefined;
  const end: InstantValue | undefined = value.end.kind === 'instant' ? value.end : undefined;
  return { startsAt: value.start.epochMs, endsAt: end?.epochMs, timeZone: value.start.zone };
}

async function readHost(
  call: Call,
  { words, problems }: { readonly words: string | undefined; readonly problems: DetailProblem[] },
): Promise<number | undefined> {
  if (words === undefined || words === '' || words === '-') return undefined;
  const found = await lookUpInstitution(call, words);
  if (found.ok) return found.value.id;
  problems.push({ line: 'host', text: found.sentence });
  return undefined;
}

/** An empty line or a dash gives the forum's quorum back. */
function lineQuorum(
  call: Call,
  { written, problems }: { readonly written: string | undefined; readonly problems: DetailProblem[] },
): string | undefined {
  if (written === undefined || written === '' || written === '-') return undefined;
  const quorum = readQuorum(written);
  if (quorum === undefined)
    problems.push({ line: 'quorum', text: call.language.t('meetings:problem.quorum') });
  return quorum;
}

/** A count of people; an empty line, a dash or a word for none takes it away. */
function lineCount(
  call: Call,
  {
    line,
    lines,
    problems,
  }: {
    readonly line: 'capacity' | 'companionLimit';
    readonly lines: ReadLines['lines'];
    readonly problems: DetailProblem[];
  },
): number | undefined {
  const written = lines[line];
  if (written === undefined || isNoLimit(written)) return undefined;
  const count = readPeople(written, line);
  if (count === undefined) problems.push({ line, text: call.language.t(`meetings:problem.${line}`) });
  return count;
}

function readNumber(
  call: Call,
  { written, problems }: { readonly written: string | undefined; readonly problems: DetailProblem[] },
): number | undefined {
  if (written === undefined || written === '') return undefined;
  if (/^0*[1-9]\d{0,4}$/.test(written)) return Number(written);
  problems.push({ line: 'number', text: call.language.t('meetings:problem.number') });
  return undefined;
}
