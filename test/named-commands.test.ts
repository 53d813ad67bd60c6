import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { indexCommands } from '../src/commands/interpret.ts';
import { readFaqFile } from '../src/domain/faq/file.ts';

const FAQ = new URL('../src/domain/faq/data/faq-base.tsv', import.meta.url);
const LOCALES = new URL('../locales/', import.meta.url);
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

  it.each(readdirSync(LOCALES))('in every sentence of the locale %s', (locale) => {
    const folder = new URL(`${locale}/`, LOCALES);
    const named = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    expect(named.join(' ')).toContain('{{prefix}}hadir');
    expect(named.flatMap(unknownIn)).toEqual([]);
  });
});
