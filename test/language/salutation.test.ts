import { expect, it } from 'vitest';
import { addressed } from '../../src/i18n/addressed.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { isAddressing, readSalutation } from '../../src/language/salutation.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));
const [indonesian, english] = [languages.of('id'), languages.of('en')];

it.each([
  ['Hendra Gunawan', '', 'Bapak/Ibu Hendra Gunawan'],
  ['I Made Wirawan', '', 'Bapak/Ibu I Made Wirawan'],
  ['Yohanes Wenda (contoh)', '', 'Bapak/Ibu Yohanes Wenda (contoh)'],
  ['Ali Ma', '', 'Bapak/Ibu Ali Ma'],
  ['Mayor', '', 'Bapak/Ibu Mayor'],
  ['Dr. Sari Wulandari, S.H., M.H. (contoh)', '', 'Dr. Sari Wulandari, S.H., M.H. (contoh)'],
  ['dr. Andi Saputra', '', 'dr. Andi Saputra'],
  ['Ir. Bagus Prasetyo', '', 'Ir. Bagus Prasetyo'],
  ['Prof.Dr. Budi', '', 'Prof.Dr. Budi'],
  ['Siti Aminah, S.Sos., M.Si.', '', 'Siti Aminah, S.Sos., M.Si.'],
  ['Budi Santoso SH MH', '', 'Budi Santoso SH MH'],
  ['H. Ahmad Fauzi', '', 'H. Ahmad Fauzi'],
  ['Letjen TNI Surya Pratama', '', 'Letjen TNI Surya Pratama'],
  ['Letnan Jenderal TNI Surya Pratama', '', 'Letnan Jenderal TNI Surya Pratama'],
  ['Irjen Pol. Arif Budiman', '', 'Irjen Pol. Arif Budiman'],
  ['Sekretaris Utama BMKG', '', 'Sekretaris Utama BMKG'],
  ['Plt. Sekda Bali', '', 'Plt. Sekda Bali'],
  ['Hendra Gunawan', 'Bapak', 'Bapak Hendra Gunawan'],
  ['Dr. Lestari Handayani', 'Ibu', 'Ibu Dr. Lestari Handayani'],
  ['Surya Pratama', 'Jenderal', 'Jenderal Surya Pratama'],
  ['Jenderal TNI Surya Pratama', 'Jenderal', 'Jenderal TNI Surya Pratama'],
  ['Ibu Kartika', 'ibu', 'Ibu Kartika'],
  ['Ibunda Kartika', 'Ibu', 'Ibu Ibunda Kartika'],
])('a letter to %s with the salutation "%s" addresses %s', (name, salutation, who) => {
  expect(addressed({ name, salutation }, indonesian)).toBe(who);
});

it('an English letter knows no Bapak/Ibu, but the salutation that was chosen', () => {
  expect(addressed({ name: 'Hendra Gunawan', salutation: '' }, english)).toBe('Hendra Gunawan');
  expect(addressed({ name: 'Hendra Gunawan', salutation: 'Bapak' }, english)).toBe('Bapak Hendra Gunawan');
});

it.each([
  ['Ibu', 'Ibu'],
  [' Yth.  Bapak ', 'Bapak'],
  ['Bapak Jenderal', 'Bapak Jenderal'],
  ['Bapak/Ibu', 'Bapak/Ibu'],
  ['', undefined],
  ['<b>Ibu</b>', undefined],
  ['Ibu\nYth. Bapak', 'Ibu Yth. Bapak'],
  ['=1+1', undefined],
  ['B'.repeat(31), undefined],
])('the salutation %j is kept as %j', (written, kept) => {
  expect(readSalutation(written)).toBe(kept);
});

it('tells a salutation behind a name from the name', () => {
  expect(['Ibu', 'bapak', 'Bapak/Ibu', 'Jenderal', 'Dr.'].every(isAddressing)).toBe(true);
  expect(['Lestari', 'Budi', ''].some(isAddressing)).toBe(false);
});
