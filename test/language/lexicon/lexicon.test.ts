import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '../../../src/language/lexicon/knowledge.ts';
import { createLexicon, readLexicon } from '../../../src/language/lexicon/lexicon.ts';

const table = readFileSync(new URL('../../../src/language/lexicon/concepts-id.tsv', import.meta.url), 'utf8');

describe('the shipped lexicon', () => {
  const lines = table.replace(/\n$/, '').split('\n').slice(1);

  it('has seven columns in every line', () => {
    expect(lines.filter((line) => line.split('\t').length !== 7)).toEqual([]);
  });

  it('names each concept once', () => {
    const names = lines.map((line) => line.split('\t')[0]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('leads only to concepts that it has', () => {
    const { lexicon } = shippedKnowledge();
    const names = new Set(lexicon.map(({ concept }) => concept));
    const lost = lexicon.flatMap(({ concept, implies }) =>
      implies.filter((other) => !names.has(other)).map((other) => `${concept} -> ${other}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('the words of the regions', () => {
  it('stand for others, none for itself or for nothing', () => {
    const { regional } = shippedKnowledge();
    expect(regional.get('pripun')).toEqual(['bagaimana']);
    const odd = [...regional].filter(
      ([word, indonesian]) => indonesian.length === 0 || indonesian.includes(word),
    );
    expect(odd).toEqual([]);
  });
});

describe('a lexicon', () => {
  const lexicon = createLexicon(
    readLexicon(
      [
        'konsep\tbaku\tsehari-hari\tsingkatan\tinggris\tdaerah\tmengarah-ke',
        'kendaraan\tkendaraan|mobil dinas\toto\tkm\tcar\tmontor\tparkir',
        'berhalangan\tberhalangan|tidak bisa datang\t\t\t\t\t',
        'parkir\tparkir\t\t\t\t\t',
      ].join('\n'),
    ),
  );
  const conceptsOf = (word: string): readonly string[] =>
    lexicon.sensesOf(word).map(({ concept }) => concept);

  it('knows words of every column, and dictionary words in any inflection', () => {
    expect(conceptsOf('oto')).toEqual(['kendaraan']);
    expect(conceptsOf('car')).toEqual(['kendaraan']);
    expect(conceptsOf('kendaraannya')).toEqual(['kendaraan']);
    expect(conceptsOf('sepeda')).toEqual([]);
  });

  it('takes a phrase as one thing', () => {
    const found = lexicon.phraseAt(['tidak', 'bisa', 'datang', 'besok'], 0);
    expect(found).toMatchObject({ length: 3, senses: [{ concept: 'berhalangan' }] });
    expect(lexicon.phraseAt(['tidak', 'bisa', 'parkir'], 0)).toBeUndefined();
  });

  it('says what a thing makes one think of', () => {
    expect(lexicon.implied('kendaraan')).toEqual(['parkir']);
  });

  it('does not take an abbreviation that everybody reads as another word', () => {
    expect(conceptsOf('kami')).toEqual([]);
  });
});
