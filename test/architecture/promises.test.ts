import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const LOCALES = new URL('locales/', ROOT);

const rows = readFileSync(new URL('docs/promises.md', ROOT), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) =>
    line.split('|').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code ?? [])),
  );

/** Whether a locale has a sentence of that key, `file:path`; plural endings are one key. */
function hasSentence(locale: string, key: string): boolean {
  const [file = '', path = ''] = key.split(':');
  const address = new URL(`${locale}/${file}.json`, LOCALES);
  if (!existsSync(address)) return false;
  const found = path
    .split('.')
    .reduce<unknown>(
      (tree, name) => (typeof tree === 'object' && tree !== null ? Reflect.get(tree, name) : undefined),
      JSON.parse(readFileSync(address, 'utf8')),
    );
  return typeof found === 'string';
}

describe('docs/promises.md', () => {
  it('names for each promise its sentences and the code that keeps it', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(([, , keys = [], files = []]) => keys.length === 0 || files.length === 0)).toEqual([]);
  });

  it.each(readdirSync(LOCALES))('names sentences that the locale %s has', (locale) => {
    const keys = rows.flatMap(([, , named = []]) => named);
    expect(keys.filter((key) => !hasSentence(locale, key))).toEqual([]);
  });

  it('names files that exist', () => {
    const files = rows.flatMap(([, , , named = []]) => named);
    expect(files.filter((path) => !existsSync(new URL(`src/${path}`, ROOT)))).toEqual([]);
  });
});
