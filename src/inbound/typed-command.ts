import { asksSomething, asksToSpeak, type SaidAnswer, saidAnswer } from '../language/answer-words.ts';
import { asksLeave } from '../language/politeness.ts';
import { editDistance } from '../language/text/distance.ts';
import type { Command } from './command.ts';
import type { CommandName } from './rights.ts';

/** Commands by every name they answer to. */
type Index = ReadonlyMap<string, Command>;

/** A command as somebody typed it. */
export interface Typed {
  readonly name: string;
  readonly argument: string;
}

/** What was typed, as far as it can be told. */
export type ReadCommand =
  /** By its name, or in a spelling that can mean nothing else. */
  | { readonly kind: 'meant'; readonly command: Command; readonly argument: string }
  /** Something like a command: those it may be, the likeliest first. It is asked about and never carried out. */
  | { readonly kind: 'near'; readonly commands: readonly Command[]; readonly argument: string }
  | { readonly kind: 'unknown' };

/** The commands that answer, by their answer. */
export const ANSWER_COMMANDS: Readonly<Record<SaidAnswer, CommandName>> = {
  attending: 'hadir',
  not_attending: 'tidakhadir',
  represented: 'diwakili',
  tentative: 'masihdikonfirmasi',
};

/** What people put before any command, as Slack wants it. */
const UMBRELLAS: ReadonlySet<string> = new Set(['forses', 'gunungan']);
/** `/tidak hadir`, `/tdk bisa hadir`, `/gakhadir`: a refusal by the word itself. */
const REFUSING =
  /^(?:tidak|tdk|tak|ga|gak|nggak|ngga|enggak|gk|ndak|kagak)[\s_-]*(?:(?:bisa|bs|dapat|dpt|akan|jadi)[\s_-]*)?(?:hadir|datang|ikut)(?![\p{L}\p{N}?])[\s.,!;:]*/iu;
/** `/thadir`, `/blmhadir`: whether it denies cannot be told. */
const MAY_DENY = /^[a-z]{1,6}hadir/;
/** Words for an answer of whichever kind, and for help. */
const ANY_ANSWER: ReadonlySet<string> = new Set([
  'konfirmasi',
  'konfirm',
  'rsvp',
  'kehadiran',
  'jawab',
  'jawaban',
  'absensi',
  'presensi',
]);
const HELP: ReadonlySet<string> = new Set([
  'info',
  'informasi',
  'perintah',
  'panduan',
  'bantu',
  'tolong',
  'commands',
  'cmd',
]);
/** Commands of many other bots that are near to ours by chance. */
const OF_OTHERS: ReadonlySet<string> = new Set(['stats', 'stat', 'restart', 'stop', 'report']);

/** `/izin`, `/mohon_izin`: leave to stay away, to come late, to ask or to speak. */
const LEAVE = /^(?:mohon_?|minta_?)?i[zj]in$/;

/** Whether a command's name only asks for leave, so that the words behind it say for what. Pure. */
export function isLeave(name: string): boolean {
  return LEAVE.test(plainName(name));
}

/** Reads what somebody typed as a command. An answer is never taken from a guess. Pure. */
export function readTyped(typed: Typed, commands: Index): ReadCommand {
  const name = plainName(typed.name);
  const argument = withoutMarks(typed.argument);
  const [first = '', rest = ''] = split(argument);
  if (UMBRELLAS.has(name))
    return readTyped(
      argument === '' ? { name: 'bantuan', argument } : { name: first, argument: rest },
      commands,
    );
  if (LEAVE.test(name)) return readLeave(argument, commands);
  if (LEAVE.test(name + plainName(first))) return readLeave(rest, commands);
  const joined = first === '' ? undefined : commands.get(name + plainName(first));
  if (joined !== undefined) return { kind: 'meant', command: joined, argument: withoutMarks(rest) };
  const command = commands.get(name);
  if (command !== undefined) return { kind: 'meant', command, argument };
  const words = `${name} ${argument}`;
  const refusing = commands.get(ANSWER_COMMANDS.not_attending);
  if (refusing !== undefined && REFUSING.test(words))
    return { kind: 'meant', command: refusing, argument: words.replace(REFUSING, '').trim() };
  return readNear({ name, first: plainName(first), argument, rest }, commands);
}

/** What leave is asked for: a refusal by the word itself is one, a question is answered, everything else is asked about. */
function readLeave(argument: string, commands: Index): ReadCommand {
  const words = `izin ${argument}`.trim();
  const refusing = commands.get(ANSWER_COMMANDS.not_attending);
  if (refusing !== undefined && REFUSING.test(argument))
    return { kind: 'meant', command: refusing, argument: argument.replace(REFUSING, '').trim() };
  const asking = commands.get('tanya');
  if (asking !== undefined && asksLeave(words)) return { kind: 'meant', command: asking, argument: '' };
  if (asking !== undefined && (asksSomething(words) || asksToSpeak(words)))
    return { kind: 'meant', command: asking, argument: words };
  const said = argument === '' ? undefined : saidAnswer(words);
  const likely = said === undefined ? [] : [said];
  return { kind: 'near', commands: answering([...likely, ...EVERY_ANSWER], commands), argument };
}

const EVERY_ANSWER = ['attending', 'not_attending', 'represented', 'tentative'] as const;

function answering(answers: readonly SaidAnswer[], commands: Index): readonly Command[] {
  return [...new Set(answers)].flatMap((one) => commands.get(ANSWER_COMMANDS[one]) ?? []);
}

interface Words extends Typed {
  readonly first: string;
  readonly rest: string;
}

function readNear({ name, first, argument, rest }: Words, commands: Index): ReadCommand {
  const near = (found: readonly (Command | undefined)[], left: string): ReadCommand => ({
    kind: 'near',
    commands: [...new Set(found.flatMap((one) => one ?? []))],
    argument: left,
  });
  const answers = (['attending', 'not_attending', 'represented', 'tentative'] as const).map((one) =>
    commands.get(ANSWER_COMMANDS[one]),
  );
  if (ANY_ANSWER.has(name)) return near(answers, argument);
  if (HELP.has(name)) return near([commands.get('bantuan')], '');
  if (MAY_DENY.test(name)) return near([answers[1], answers[0]], argument);
  const byJoin = first === '' ? [] : nearest(name + first, commands);
  if (byJoin.length > 0) return near(byJoin, rest);
  const byName = nearest(name, commands);
  if (byName.length > 0) return near(byName, argument);
  const longer = [...commands].find(([known]) => isLengthened(name, known))?.[1];
  if (longer !== undefined) return near([longer], argument);
  const words = `${name} ${argument}`.trim();
  const said = saidAnswer(words);
  return said === undefined ? { kind: 'unknown' } : near([commands.get(ANSWER_COMMANDS[said])], words);
}

/** The commands whose name is a slip of the finger away: one letter, two in long names. */
function nearest(name: string, commands: Index): readonly Command[] {
  if (name.length < 4 || OF_OTHERS.has(name)) return [];
  const found = [...commands].flatMap(([known, command]) => {
    const most = Math.min(known.length, name.length) >= 8 ? 2 : 1;
    const distance = known.length < 4 ? most + 1 : editDistance(name, { right: known, limit: most });
    return distance <= most ? [{ command, distance }] : [];
  });
  return found.toSorted((one, other) => one.distance - other.distance).map(({ command }) => command);
}

/** `/hadiroh`, `/hadirpak`: a command with something short behind it. */
function isLengthened(name: string, known: string): boolean {
  const more = name.length - known.length;
  return known.length >= 5 && more >= 2 && more <= 4 && name.startsWith(known);
}

/** A name as commands are written: `ＨＡＤＩＲ.` is `hadir`, `tidak-hadir` is `tidakhadir`. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '');
}

/** An argument without the marks that close the command before it. */
function withoutMarks(argument: string): string {
  return argument.replace(/^[\s.,:;!…/-]+(?=\s|$)/u, '').trim();
}

function split(argument: string): readonly [string, string] {
  const [, first = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(argument) ?? [];
  return [first, rest];
}

/** A command that no platform marks as one: `／hadir`, `/ hadir`, `\\hadir`, `.hadir`, `/hadir/`. */
const UNMARKED =
  /^\s*(?:[/／⁄∕⧸\\]\s*|\.(?=[a-z]{4}))([\p{L}][\p{L}\p{N}_-]{0,31})(?!\S*(?:@|\/\S))([\s\S]*)$/iu;

/** The command that words are meant as, where they begin with a slash; undefined for all other words. Pure. */
export function typedIn(text: string): Typed | undefined {
  const [, name, argument = ''] = UNMARKED.exec(text) ?? [];
  return name === undefined ? undefined : { name, argument: argument.trim() };
}
