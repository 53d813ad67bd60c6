import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LOCALES = new URL('../locales/', import.meta.url);
const SOURCE = 'id';

type Tree = { readonly [name: string]: string | Tree };

/** Every sentence of a locale by `file:path`; plural endings are one key. */
function sentencesOf(locale: string): ReadonlyMap<string, string> {
  const folder = new URL(`${locale}/`, LOCALES);
  const sentences = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const tree: Tree = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    collect(tree, `${file.replace('.json', '')}:`, sentences);
  }
  return sentences;
}

function collect(tree: Tree, path: string, sentences: Map<string, string>): void {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') sentences.set(`${path}${name}`.replace(/_(one|other)$/, ''), value);
    else collect(value, `${path}${name}.`, sentences);
  }
}

function placeholders(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\{[^}]+\}\}/g) ?? [])].sort();
}

const source = sentencesOf(SOURCE);
const others = readdirSync(LOCALES).filter((locale) => locale !== SOURCE);

describe.each(others)('the locale %s', (locale) => {
  const sentences = sentencesOf(locale);

  it('has the same keys as the source locale', () => {
    expect([...sentences.keys()].sort()).toEqual([...source.keys()].sort());
  });

  it('fills the same placeholders', () => {
    for (const [key, sentence] of sentences)
      expect({ key, names: placeholders(sentence) }).toEqual({
        key,
        names: placeholders(source.get(key) ?? ''),
      });
  });
});

describe('the source locale', () => {
  it('addresses people formally', () => {
    const familiar = [...source].filter(([, sentence]) => /\b(kamu|kau|anda|lu|gue)\b/i.test(sentence));
    expect(familiar).toEqual([]);
  });

  it('has no empty sentence', () => {
    expect([...source].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});
