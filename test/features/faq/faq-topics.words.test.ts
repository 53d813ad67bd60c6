import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFaqFile } from '../../../src/features/faq/file.rules.ts';
import { topicTitle } from '../../../src/features/faq/topics.words.ts';
import { english, indonesian } from '../../support/spoken.ts';

const SHIPPED = new URL('../../../src/features/faq/data/faq-base.tsv', import.meta.url);

it('every topic of the shipped FAQ has a title of its own', () => {
  const file = readFaqFile(readFileSync(SHIPPED));
  const topics = file.ok ? [...new Set(file.entries.map(({ category }) => category))] : [];
  expect(topics.length).toBeGreaterThan(10);
  const titles = topics.map((topic) => topicTitle(topic, indonesian));
  expect(new Set(titles).size).toBe(topics.length);
  for (const [index, topic] of topics.entries()) {
    const capitalised = topic.charAt(0).toUpperCase() + topic.slice(1);
    if (topic !== 'pakaian') expect(titles[index]).not.toBe(capitalised);
  }
});

it('a topic that the secretariat made is shown as it was written', () => {
  expect(topicTitle('lomba burung', indonesian)).toBe('Lomba burung');
  expect(topicTitle('constructor', indonesian)).toBe('Constructor');
});

it('follows the language', () => {
  expect(topicTitle('tuanrumah', indonesian)).toBe('Tuan rumah');
  expect(topicTitle('tuanrumah', english)).toBe('Hosts');
});
