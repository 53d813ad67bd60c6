import { describe, expect, it } from 'vitest';
import { readMeetingNumber } from '../../../src/inbound/args/numbers.ts';

describe('the number of a meeting', () => {
  it.each([
    ['42', 42, ''],
    ['42 narasumber berhalangan', 42, 'narasumber berhalangan'],
    ['nomor 42', 42, ''],
    ['no. 7', 7, ''],
    ['ke-42', 42, ''],
    ['#42 x', 42, 'x'],
    ['42\nTempat: Aula', 42, 'Tempat: Aula'],
    ['0', 0, ''],
    ['42 besok pukul 09.00', 42, 'besok pukul 09.00'],
    ['42 5 Februari 2027', 42, '5 Februari 2027'],
    ['42 mei yang lalu', 42, 'mei yang lalu'],
    ['nomor 5 Mei', 5, 'Mei'],
    ['1e9', 1, 'e9'],
  ])('is read in “%s”', (words, number, rest) => {
    expect(readMeetingNumber(words)).toEqual({ number, rest });
  });

  it.each([
    '',
    'abc',
    '-1',
    '123456',
    '5 Februari 2027',
    '5 feb',
    '9 pagi',
    '2 hari lagi',
    '09.00',
    '5/2/2027',
    '2027-02-05',
    '5-6 Februari',
  ])('is not read in “%s”', (words) => {
    expect(readMeetingNumber(words)).toBeUndefined();
  });
});
