import { expect, test } from 'vitest';
import { cleaned, trimmed, withFoundEntities } from '../../../playground/telegram/entities.ts';

const found = (text: string): readonly (readonly [string, string])[] =>
  withFoundEntities({ text, entities: [] }).entities.map(
    ({ type, offset, length }) => [type, text.slice(offset, offset + length)] as const,
  );

test.each([
  ['/hadir', [['bot_command', '/hadir']]],
  ['Mohon /hadir@GununganBot segera', [['bot_command', '/hadir@GununganBot']]],
  ['dan/atau', []],
  ['/a/b', []],
  ['@sekretariat, mohon', [['mention', '@sekretariat']]],
  ['surel a@b.go.id', [['email', 'a@b.go.id']]],
  ['lihat https://forses.go.id/a?b=1.', [['url', 'https://forses.go.id/a?b=1']]],
  ['t.me/GununganBot', [['url', 't.me/GununganBot']]],
  ['#FORSES #42', [['hashtag', '#FORSES']]],
])('finds in "%s"', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('finds nothing inside code and links', () => {
  const entities = [{ type: 'code', offset: 0, length: 6 }];
  expect(withFoundEntities({ text: '/hadir', entities }).entities).toEqual(entities);
});

test('trimming moves the entities along', () => {
  const entities = [
    { type: 'bold', offset: 0, length: 5 },
    { type: 'italic', offset: 5, length: 2 },
  ];
  expect(trimmed({ text: '  Halo ', entities })).toEqual({
    text: 'Halo',
    entities: [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 3, length: 1 },
    ],
  });
});

test('control characters become spaces and direction marks vanish', () => {
  expect(cleaned('a\tb\r\nc\u202ed\u0000')).toBe('a b\ncd ');
});
