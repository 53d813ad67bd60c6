import type { Language } from '../../src/i18n/index.ts';
import { formatClock, formatDate } from '../../src/language/dates/format.ts';
import { findByAccount, nameOf } from './cast.ts';
import { createGathering, type Shared } from './gathering.ts';
import { newLines } from './new-lines.ts';
import type { Entry, Place } from './seen.ts';

/** Writes what happens as a conversation that can be read. */
export interface Transcript {
  /** Begins a part. */
  title(text: string): void;
  entry(entry: Entry): void;
  /** A line about the course of things: time that passed, a bot that was killed. */
  remark(text: string): void;
  /** A command in a terminal and what it said. */
  terminal(command: string, output: string): void;
  /** Writes what is still held back, to be told once where it happens to many. */
  flush(): void;
}

/** How a transcript is written. */
export interface TranscriptStyle {
  readonly write: (text: string) => void;
  readonly language: Language;
  readonly zone: string;
  readonly groupTitle: string;
  readonly channelTitle: string;
  /** Whether the terminal shows bold and dim text. */
  readonly hasColour: boolean;
}

/** Makes a transcript. */
export function createTranscript(style: TranscriptStyle): Transcript {
  return new Conversation(style);
}

const INDENT = '    ';

class Conversation implements Transcript {
  readonly #style: TranscriptStyle;
  /** What the bot last showed in a place under the same first line, to tell what an edit changed. */
  readonly #shown = new Map<string, string>();
  readonly #gathering = createGathering();
  #where = '';

  constructor(style: TranscriptStyle) {
    this.#style = style;
  }

  title(text: string): void {
    this.flush();
    this.#where = '';
    this.#line(`\n${this.#bold(`── ${text} ──`)}`);
  }

  remark(text: string): void {
    this.flush();
    this.#where = '';
    this.#line(`\n${this.#dim(`— ${text} —`)}`);
  }

  terminal(command: string, output: string): void {
    this.flush();
    this.#line(`\n$ ${command}`);
    for (const line of output.split('\n')) this.#line(`  ${line}`);
  }

  entry(entry: Entry): void {
    const text = this.#wordsOf(entry);
    if (text === undefined) return;
    if (!this.#gathering.fits(entry)) this.flush();
    this.#gathering.add(entry, text);
  }

  flush(): void {
    for (const shared of this.#gathering.take()) this.#show(shared);
  }

  #show({ entry, text, others }: Shared): void {
    this.#heading(entry);
    this.#line(`  ${this.#bold(this.#whoOf(entry))}${this.#marksOf(entry)}`);
    for (const line of text.split('\n')) if (line !== '') this.#line(`${INDENT}${line}`);
    const { t } = this.#style.language;
    for (const name of entry.files) this.#line(`${INDENT}${t('playground:transcript.file', { name })}`);
    if (entry.buttons.length > 0 && entry.kind === 'said')
      this.#line(INDENT + entry.buttons.map((label) => `[${label}]`).join(' '));
    if (others.length > 0) this.#line(this.#dim(`${INDENT}${this.#alike(entry, others)}`));
  }

  /** A notice that many get privately is shown once; the others are named. */
  #alike({ by, place }: Entry, others: readonly string[]): string {
    const names = others.map((id) => this.#nameOf({ platform: place.platform, id })).join(', ');
    const key = by === undefined ? 'playground:transcript.alike' : 'playground:transcript.alikeSaid';
    return this.#style.language.t(key, { count: others.length, names });
  }

  /** The words to show: of an edit only what is new, and nothing where nothing is. */
  #wordsOf(entry: Entry): string | undefined {
    if (entry.kind !== 'said' && entry.kind !== 'edited') return entry.text;
    if (entry.by !== undefined) return entry.text;
    const key = `${entry.place.platform}:${entry.place.id}:${firstLine(entry.text)}`;
    const before = this.#shown.get(key);
    this.#shown.set(key, entry.text);
    if (entry.kind === 'said' || before === undefined) return entry.text;
    return newLines(before, entry.text);
  }

  #heading({ place, at, kind }: Entry): void {
    // A short notice or a form is shown wherever the person is.
    if (kind === 'toast' || kind === 'form' || kind === 'submitted') return;
    const { zone, language } = this.#style;
    const moment = `${formatDate(at, { zone, locale: language.locale })} ${formatClock(at, zone)}`;
    const where = `${this.#placeName(place)} · ${moment}`;
    if (where !== this.#where) this.#line(`\n${this.#dim(where)}`);
    this.#where = where;
  }

  #placeName(place: Place): string {
    const { language, groupTitle, channelTitle } = this.#style;
    const platform = place.platform === 'telegram' ? 'Telegram' : 'Slack';
    const chat = place.platform === 'telegram' ? groupTitle : channelTitle;
    return `${platform} · ${place.isPrivate ? language.t('playground:transcript.private', { name: this.#nameOf(place) }) : chat}`;
  }

  #whoOf({ by, place }: Entry): string {
    return by === undefined ? 'Gunungan' : this.#nameOf({ platform: place.platform, id: by });
  }

  #nameOf({ platform, id }: Pick<Place, 'platform' | 'id'>): string {
    const member = findByAccount(platform, id);
    return member === undefined ? id : nameOf(member);
  }

  #marksOf({ kind, onlyFor, place }: Entry): string {
    const { t } = this.#style.language;
    const isWhisper = onlyFor !== undefined && (!place.isPrivate || kind === 'toast');
    const marks = [
      ...(kind === 'said' || kind === 'typed' ? [] : [t(`playground:transcript.${kind}`)]),
      ...(isWhisper
        ? [
            t('playground:transcript.onlyFor', {
              name: this.#nameOf({ platform: place.platform, id: onlyFor }),
            }),
          ]
        : []),
    ];
    return marks.length === 0 ? '' : this.#dim(` (${marks.join(', ')})`);
  }

  #line(text: string): void {
    this.#style.write(`${text}\n`);
  }

  #bold(text: string): string {
    return this.#style.hasColour ? `\x1b[1m${text}\x1b[0m` : text;
  }

  #dim(text: string): string {
    return this.#style.hasColour ? `\x1b[2m${text}\x1b[0m` : text;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
