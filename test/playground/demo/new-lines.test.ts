import { expect, test } from 'vitest';
import { newLines } from '../../../playground/demo/new-lines.ts';

test('of an edited text only the lines that are new are told', () => {
  expect(newLines('Undangan\nHadir 1', 'Undangan\nHadir 2')).toBe('Hadir 2');
});

test('an edit that takes lines away tells nothing', () => {
  expect(newLines('Undangan\nHadir 1', 'Undangan')).toBeUndefined();
});
