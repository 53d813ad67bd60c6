import { describe, expect, it } from 'vitest';
import {
  changesOf,
  keptLines,
  readRundown,
  readShift,
  shifted,
  writeRundown,
} from '../../../../src/features/meetings/rundown/lines.rules.ts';

const text = '08.30 Registrasi\n09.00-09.15 Sambutan; Ir. Bagus, M.Si.\n09.15-10.30 Diskusi';

describe('lines of a rundown', () => {
  it.each([
    ['9:00 - 9:15 WIB Sambutan; Ir. Bagus', '09.00-09.15 Sambutan; Ir. Bagus'],
    ['1. pukul 09.00 s.d. 09.15 Sambutan oleh Ir. Bagus', '09.00-09.15 Sambutan; Ir. Bagus'],
    ['• 09.00 | Tari pembuka – Sanggar BMKG', '09.00 Tari pembuka; Sanggar BMKG'],
    ['09.00: Doa', '09.00 Doa'],
  ])('%s', (written, kept) => {
    const read = readRundown(written);
    expect(read.ok && writeRundown(read.lines)).toBe(kept);
  });

  it.each([
    ['09.00 Doa\nSambutan', 'rundownLine', 'Sambutan'],
    ['25.00 Doa', 'rundownLine', '25.00 Doa'],
    ['09.00 Doa\n08.00 Tari', 'rundownOrder', '08.00 Tari'],
    ['09.00-08.00 Doa', 'rundownOrder', '09.00-08.00 Doa'],
    ['09.00 Doa\n'.repeat(31), 'rundownTooLong', ''],
    [`09.00 ${'a'.repeat(121)}`, 'rundownLineLong', `09.00 ${'a'.repeat(121)}`],
    [`09.00 Doa; ${'b'.repeat(121)}`, 'rundownLineLong', `09.00 Doa; ${'b'.repeat(121)}`],
  ])('%j is refused', (written, reason, line) => {
    expect(readRundown(written)).toEqual({ ok: false, reason, line });
  });

  it('are read again as they were kept', () => {
    expect(writeRundown(keptLines(text))).toBe(text);
  });

  it('are moved from a time on, and never out of their day', () => {
    const lines = keptLines(text);
    const shift = readShift('geser 15 menit dari 09.00') ?? { minutes: 0, from: '' };
    expect(writeRundown(shifted(lines, shift) ?? [])).toBe(
      '08.30 Registrasi\n09.15-09.30 Sambutan; Ir. Bagus, M.Si.\n09.30-10.45 Diskusi',
    );
    expect(shifted(lines, { minutes: 900, from: '00.00' })).toBeUndefined();
    expect(shifted(lines, { minutes: 15, from: '11.00' })).toBeUndefined();
    expect(readShift('geser sedikit')).toBeUndefined();
  });

  it.each([
    ['mundur 15 menit', 15],
    ['geser maju 10', -10],
    ['maju 10 dari 09.00', -10],
    ['+15', 15],
    ['-5', -5],
  ])('“%s” moves them', (words, minutes) => {
    expect(readShift(words)?.minutes).toBe(minutes);
  });

  it('never overtake a line that stays', () => {
    const lines = keptLines(text);
    expect(shifted(lines, { minutes: -45, from: '09.00' })).toBeUndefined();
    expect(shifted(lines, { minutes: -45, from: '08.00' })).toHaveLength(lines.length);
  });

  it('that changed are told, and those that are gone', () => {
    const { changed, gone } = changesOf(keptLines(text), keptLines('08.45 Registrasi\n09.15-10.30 Diskusi'));
    expect(writeRundown(changed)).toBe('08.45 Registrasi');
    expect(gone.map(({ title }) => title)).toEqual(['Sambutan']);
  });
});
