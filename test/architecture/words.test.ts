import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPEN_WORDS } from './open.ts';
import { except, sources, violations } from './sources.ts';

const ROOT = new URL('../../', import.meta.url);
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(textsIn);

/** Every word that the files of a locale have, placeholders apart. */
function wordsOf(locale: string): ReadonlySet<string> {
  const texts = globSync(`locales/${locale}/*.json`, { cwd: ROOT }).flatMap((path) =>
    textsIn(JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))),
  );
  return new Set(texts.flatMap((text) => lettersOf(text.replace(/\{\{.*?\}\}/g, ' '))));
}

const lettersOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

const english = wordsOf('en');
/** Words that only Indonesian texts have: developers, logs and keys speak English. */
const indonesian = new Set([...wordsOf('id')].filter((word) => !english.has(word)));

const LITERAL = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;
const SQL = /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|AND|WITH)\b/;

/** What people write to the bot, by which it reads them: nobody is shown it from there. */
const READ_FROM_PEOPLE = [
  'src/features/dates/cadence.rules.ts',
  'src/features/dates/holidays.rules.ts',
  'src/features/library/lines.ts',
  'src/features/library/sameness.rules.ts',
  'src/features/meetings/form/lines.ts',
  'src/features/meetings/template/lines.ts',
  'src/features/meetings/calendar/rules.ts',
  'src/features/reminders/pengaturan.command.ts',
  'src/features/reminders/pengingat.command.ts',
];

/** Begins with a command and goes on in its grammar, without a capital or a stop: a line to type, or an act of the trail. */
const isCommandLine = (literal: string): boolean => /^[a-z]+(?: (?:[a-z]+|\$\{[^}]*\}))+$/.test(literal);

const speaking = sources.filter(({ path }) =>
  /^src\/(?:adapters|chats|features|http|i18n|inbound|model|notices|outbox|platform|scheduler)\//.test(path),
);

describe('what users read', () => {
  it('stands in locales/ and not in the code, whatever the words', () => {
    expect(indonesian.size).toBeGreaterThan(500);
    const found = violations(except(speaking, [...READ_FROM_PEOPLE, ...OPEN_WORDS]), ({ uncommented }) =>
      [...uncommented.matchAll(LITERAL)]
        .map(([, single, double, template]) => single ?? double ?? template ?? '')
        .filter((literal) => /\S\s+\S/.test(literal.replace(/\$\{[^}]*\}/g, 'x')) && !SQL.test(literal))
        .filter((literal) => !isCommandLine(literal))
        .filter((literal) =>
          lettersOf(literal.replace(/\$\{[^}]*\}/g, ' ')).some((one) => indonesian.has(one)),
        )
        .map((literal) => `“${literal}” – words belong in locales/`),
    );
    expect(found).toEqual([]);
  });

  it('is never a literal where a message takes its text', () => {
    const found = violations(speaking, ({ uncommented }) =>
      [
        ...uncommented.matchAll(/\b(?:text|label|title|placeholder|caption): '[^'\n]*[A-Za-z]{2}[^'\n]*'/g),
      ].map(([literal]) => `${literal} – take it from the texts of a Language`),
    );
    expect(found).toEqual([]);
  });
});
