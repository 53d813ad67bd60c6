import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFaqFile } from '../src/features/faq/file.rules.ts';

const ROOT = new URL('../', import.meta.url);
const TERMS = read('docs/istilah.md');
const LOCALE = 'locales/id/';
const GUIDES = [
  'docs/privasi.md',
  'docs/operasional.md',
  ...readdirSync(new URL('docs/panduan/', ROOT)).map((name) => `docs/panduan/${name}`),
];

/** A term, what is not to be written for it, and where that may stand all the same. */
interface Term {
  readonly term: string;
  readonly not: readonly string[];
  readonly except: readonly string[];
  readonly caseMatters: boolean;
}

/** Text that people read, with where it stands. */
interface Text {
  readonly place: string;
  readonly text: string;
}

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function quotedIn(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

/** The terms of both tables; the second one minds capitals. */
function terms(): readonly Term[] {
  return TERMS.split('\n## ').flatMap((section, index) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (?:istilah|tulis) \|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, term = '', , not, except]) => ({
        term,
        not: quotedIn(not),
        except: quotedIn(except),
        caseMatters: index > 1,
      })),
  );
}

type Tree = { readonly [name: string]: string | Tree };

function sentencesOf(tree: Tree, place: string): readonly Text[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ place: `${place}${name}`, text: value }]
      : sentencesOf(value, `${place}${name}.`),
  );
}

function localeTexts(): readonly Text[] {
  return readdirSync(new URL(LOCALE, ROOT)).flatMap((file) =>
    sentencesOf(JSON.parse(read(`${LOCALE}${file}`)), `${file}:`),
  );
}

function faqTexts(): readonly Text[] {
  const file = readFaqFile(readFileSync(new URL('src/features/faq/data/faq-base.tsv', ROOT)));
  return file.ok ? file.entries.map(({ code, answer }) => ({ place: code, text: answer })) : [];
}

function guideTexts(): readonly Text[] {
  return GUIDES.flatMap((path) =>
    read(path)
      .split('\n')
      .map((text, index) => ({ place: `${path}:${index + 1}`, text })),
  );
}

/** What is no word of a sentence: a command with Slack's entry or without, a name to be filled in, an option of a program. */
const NO_WORD = /(?:\{\{prefix\}\}|\/forses |\/)[a-z]+|\{\{\w+\}\}|--[a-z]+/g;

function found(text: string, { not, except, caseMatters }: Term): readonly string[] {
  const plain = except.reduce((left, phrase) => left.replaceAll(phrase, ' '), text.replace(NO_WORD, '·'));
  return not.filter((word) => {
    const start = /^\p{L}/u.test(word) ? '(?<!\\p{L})' : '';
    const end = /\p{L}$/u.test(word) ? '(?!\\p{L})' : '';
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`${start}${literal}${end}`, caseMatters ? 'u' : 'iu').test(plain);
  });
}

describe('every term is used as docs/istilah.md has it', () => {
  it('in a list that has words to look for', () => {
    expect(terms().length).toBeGreaterThan(25);
    expect(terms().filter(({ not }) => not.length === 0)).toEqual([]);
  });

  it.each(terms())('$term', (term) => {
    const texts = [...localeTexts(), ...faqTexts(), ...guideTexts()];
    expect(texts.length).toBeGreaterThan(1000);
    const wrong = texts.flatMap(({ place, text }) =>
      found(text, term).map((word) => `${place}: “${word}” in ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('and each of them occurs in what people read', () => {
    const all = [...localeTexts(), ...faqTexts(), ...guideTexts()]
      .map(({ text }) => text.toLowerCase())
      .join('\n');
    expect(terms().filter(({ term }) => !all.includes(term.toLowerCase()))).toEqual([]);
  });

  it('so that a word that is not to be written is found wherever it stands', () => {
    const term = terms().find((one) => one.term === 'pertemuan');
    if (term === undefined) throw new Error('no such term');
    expect(found('Ketik {{prefix}}rapat atau /forses rapat untuk rapat ini.', term)).toEqual(['rapat']);
    expect(found('Rapat dimulai', term)).toEqual(['rapat']);
    expect(found('Tempat: Ruang Rapat Utama lantai 3, rapatkan', term)).toEqual([]);
  });
});
