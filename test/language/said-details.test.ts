import { describe, expect, it } from 'vitest';
import { detailsBeside, readSaidDetails, saysDetails } from '../../src/language/said-details.ts';
import { readSubstitute } from '../../src/language/substitutes.ts';

describe('how somebody comes', () => {
  it.each([
    ['online', true],
    ['hadir daring', true],
    ['Insya Allah hadir secara online', true],
    ['beliau hadir via zoom meeting', true],
    ['Ratna, Karo Umum, lewat zoom', true],
    ['hadir di tempat, terima kasih', false],
    ['luring saja', false],
    ['kalau bisa online', undefined],
    ['online atau luring?', undefined],
    ['tidak bisa daring', undefined],
    ['apakah online', undefined],
    ['Kepala Bagian Layanan Daring', undefined],
    ['online, luring', undefined],
    ['terima kasih', undefined],
    ['', undefined],
  ])('“%s” is read as a mode only where it says nothing else: %s', (note, isOnline) => {
    expect(readSaidDetails(note).isOnline).toBe(isOnline);
  });

  it.each([
    ['hadir, mobil B 1234 XYZ', ['B 1234 XYZ']],
    ['B 1234 XYZ dan AB 12 CD, B 1234 XYZ', ['B 1234 XYZ', 'AB 12 CD']],
    ['Budi, Direktur PT 12 AB', []],
    ['Budi, Direktur CV 34 XY', []],
    ['ruang 12 ab', []],
    ['sesuai ND 12 SJ', []],
    ['rapat sebelumnya di Gedung B 12 LAN, mobil D 12 LAN', ['D 12 LAN']],
  ])('“%s” names these plates', (note, plates) => {
    expect(readSaidDetails(note).plates).toEqual(plates);
  });

  it('a company is no plate of a substitute', () => {
    expect(readSubstitute('Budi Santoso, Direktur PT 12 AB')).toEqual({
      ...{ name: 'Budi Santoso', position: 'Direktur PT 12 AB', remarks: [] },
    });
  });

  it('stands beside an answer in plain words', () => {
    expect(detailsBeside('Insya Allah hadir online, mobil B 1234 XYZ')).toBe('daring, B 1234 XYZ');
    expect(detailsBeside('hadir online, terima kasih')).toBe('daring');
    expect(detailsBeside('insya Allah hadir')).toBe('');
    expect(saysDetails('bersama ajudan')).toBe(false);
  });
});
