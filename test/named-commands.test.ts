import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFaqFile } from '../src/features/faq/file.rules.ts';
import { commands } from '../src/features/index.ts';
import { asTypedOn } from '../src/i18n/chat-language.ts';
import { indexCommands } from '../src/inbound/interpret.ts';
import { readSources } from './support/source-files.ts';

const FAQ = new URL('../src/features/faq/data/faq-base.tsv', import.meta.url);
const LOCALES = new URL('../locales/', import.meta.url);
const DOCS = new URL('../docs/', import.meta.url);
/** Slack's one command, that all others follow. */
const ENTRY = 'forses';
// Neither a choice (`belum/semua`) nor a part of an address.
const NAMED = /(?:\{\{prefix\}\}|(?<![\p{L}\p{N}\]>/.:}])\/)([a-z]{2,})/gu;

const known = new Set([...indexCommands(commands).keys(), ENTRY]);
const unknownIn = (text: string): readonly string[] =>
  [...text.matchAll(NAMED)].map(([, name]) => name ?? '').filter((name) => !known.has(name));

describe('a command that is named exists', () => {
  it('in every answer of the FAQ that ships', () => {
    const file = readFaqFile(readFileSync(FAQ));
    const answers = file.ok ? file.entries : [];
    expect(answers.length).toBeGreaterThan(60);
    expect(answers.filter(({ answer }) => unknownIn(answer).length > 0).map(({ code }) => code)).toEqual([]);
  });

  it.each(['privasi.md', ...readdirSync(new URL('panduan/', DOCS)).map((name) => `panduan/${name}`)])(
    'in what people read in docs/%s',
    (path) => {
      const written = readFileSync(new URL(path, DOCS), 'utf8').match(/`[^`\n]+`/g) ?? [];
      expect(written.flatMap(unknownIn)).toEqual([]);
      // The cut-off is a button; the word behind `/undang` names an institution.
      expect(written.filter((one) => one.startsWith('`/undang putus'))).toEqual([]);
    },
  );

  it.each(readdirSync(LOCALES))('in every sentence of the locale %s', (locale) => {
    const folder = new URL(`${locale}/`, LOCALES);
    const named = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    expect(named.join(' ')).toContain('{{prefix}}hadir');
    expect(named.flatMap(unknownIn)).toEqual([]);
  });
});

describe('a command is named as it is typed where it is read', () => {
  /** Sentences about both platforms name both ways themselves. */
  const literalIn = (text: string): readonly string[] =>
    text.includes('/forses ')
      ? []
      : [...text.matchAll(NAMED)].filter(([whole]) => whole.startsWith('/')).map(([whole]) => whole);

  it.each(readdirSync(LOCALES))('in every sentence of the locale %s', (locale) => {
    const folder = new URL(`${locale}/`, LOCALES);
    const files = readdirSync(folder).filter((file) => file !== 'playground.json');
    const lines = files.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'));
    expect(lines.flatMap(literalIn)).toEqual([]);
  });

  it('in what code puts into sentences', () => {
    const speaking = readSources('src').filter(({ path }) =>
      /^src\/(?:inbound|features|notices|i18n|outbox)\//.test(path),
    );
    const found = speaking.flatMap(({ path, uncommented }) =>
      uncommented
        .split('\n')
        .filter((line) => [...line.matchAll(/['"`]\/([a-z]{3,})/g)].some(([, name]) => known.has(name ?? '')))
        // An invitation is for both platforms, each with a line of its own.
        .filter(
          () => path !== 'src/features/members/entering/words.ts' && path !== 'src/i18n/chat-language.ts',
        )
        .map((line) => `${path}: ${line.trim()} – take prefixOf or {{prefix}}`),
    );
    expect(found).toEqual([]);
  });

  it('in words that people wrote for any platform', () => {
    const words =
      'Ketik /hadir, /forses rapat, atau lihat bmkg.go.id/jadwal dan/atau https://x.id/a (/tanya).';
    expect(asTypedOn('slack', words)).toBe(
      'Ketik /forses hadir, /forses rapat, atau lihat bmkg.go.id/jadwal dan/atau https://x.id/a (/forses tanya).',
    );
    expect(asTypedOn('telegram', words)).toContain('Ketik /hadir, /rapat, atau');
  });
});
