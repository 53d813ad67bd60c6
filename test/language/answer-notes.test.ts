import { expect, it } from 'vitest';
import { noteBeside } from '../../src/language/answer-notes.ts';

it.each([
  ['represented', 'bapak diwakili Karo Umum', 'Karo Umum'],
  [
    'represented',
    'Mohon izin, bapak berhalangan dan diwakili oleh Ibu Ratna, Kabag TU',
    'Ibu Ratna, Kabag TU',
  ],
  ['represented', 'didelegasikan kepada Kapusdatin, terima kasih', 'Kapusdatin'],
  ['represented', 'yang mewakili: Dr. Andi, Karo Hukum', 'Dr. Andi, Karo Hukum'],
  ['represented', 'diwakili ya min', ''],
  ['represented', 'diwakili', ''],
  ['represented', 'saya mewakili Bapak Sestama', ''],
  ['not_attending', 'mohon izin, dinas ke Manado', 'dinas ke Manado'],
  [
    'not_attending',
    'Mohon maaf bapak tidak dapat hadir karena ada rapat dengan Menteri',
    'ada rapat dengan Menteri',
  ],
  ['not_attending', 'tdk bs hadir, sakit. Mohon maaf', 'sakit'],
  ['not_attending', 'tidak hadir', ''],
  ['not_attending', 'maaf tidak bisa', ''],
  ['attending', 'hadir, dengan 2 orang', ''],
  ['tentative', 'agenda bapak blm pasti', ''],
] as const)('keeps with %s of the words “%s”: %s', (answer, words, note) => {
  expect(noteBeside(answer, words)).toBe(note);
});
