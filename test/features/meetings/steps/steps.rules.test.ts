import { expect, it } from 'vitest';
import { typedButton } from '../../../../src/features/meetings/steps/steps.rules.ts';

it.each([
  ['agenda', '', 'Lewati', 'lewati'],
  ['title', '', 'lewati', undefined],
  ['place', '', 'kembali', 'kembali'],
  ['place', '', 'batal.', 'batal'],
  ['when', 'Kamis, 4 Februari 2027 pukul 09.00 WIB', 'ya, benar', 'benar'],
  ['when', 'Kamis, 4 Februari 2027 pukul 09.00 WIB', 'bukan', 'ulang'],
  ['when', 'Kamis, 4 Februari 2027 pukul 09.00 WIB', 'Jumat jam 9', undefined],
  ['place', '', 'ya', undefined],
  ['title', '', 'Kembali ke sekolah', undefined],
] as const)('of %s (asked back: %s) the words %s are the button %s', (step, pending, typed, button) => {
  expect(typedButton({ step, pending }, typed)).toBe(button);
});
