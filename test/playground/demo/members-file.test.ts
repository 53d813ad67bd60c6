import { expect, test } from 'vitest';
import { cast } from '../../../playground/demo/cast.ts';
import { membersFile } from '../../../playground/demo/members-file.ts';
import { parseMembers } from '../../../src/features/members/import/file.rules.ts';

test('the sample members are a good file, with about twenty institutions in all three zones', async () => {
  const file = parseMembers(Buffer.from(await membersFile(cast)));
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  expect(new Set(file.rows.map(({ code }) => code)).size).toBe(21);
  expect(new Set(file.rows.map(({ zone }) => zone))).toEqual(
    new Set(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  );
});

test('every invented person is marked as a sample', () => {
  for (const { lastName } of cast) expect(lastName).toBe('(contoh)');
});
