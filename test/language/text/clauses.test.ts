import { describe, expect, it } from 'vitest';
import { clauses } from '../../../src/language/text/clauses.ts';

function heaviest(text: string): string {
  const weighed = clauses(text);
  const most = Math.max(...weighed.map(({ weight }) => weight));
  return weighed
    .filter(({ weight }) => weight === most)
    .map(({ said }) => said.join(' '))
    .join(' | ');
}

describe('clauses', () => {
  it('leaves a short message whole', () => {
    expect(clauses('min, parkirnya di mana ya')).toHaveLength(1);
  });

  it('lets the sentence that asks count most', () => {
    expect(
      heaviest(
        'Selamat pagi. Saya staf baru di biro umum dan pimpinan kami akan berangkat besok. Di mana lokasinya? Terima kasih.',
      ),
    ).toContain('lokasinya');
  });

  it('keeps the background, with less weight', () => {
    const weighed = clauses(
      'Kemarin kami lupa meminta cap di lembar perjalanan sehingga bendahara menolak berkas. Mintanya ke mana?',
    );
    expect(weighed.some(({ weight }) => weight < 1)).toBe(true);
    expect(weighed.flatMap(({ said }) => said)).toContain('perjalanan');
  });

  it('counts all alike where nothing asks', () => {
    const weighed = clauses(
      'Pimpinan kami berhalangan hadir. Beliau sedang dirawat di rumah sakit sejak kemarin pagi.',
    );
    expect(new Set(weighed.map(({ weight }) => weight)).size).toBe(1);
  });

  it('tells a thanks from the question before it, with or without a full stop', () => {
    expect(
      heaviest(
        'Kami dari biro umum sebuah lembaga yang baru berdiri. berapa kapasitas ruangan terima kasih sebelumnya',
      ),
    ).toBe('berapa kapasitas ruangan');
  });

  it('counts what a question refers back to nearly as much as the question', () => {
    const weighed = clauses(
      'Dengan hormat. Kami mendapat undangan. Beliau ingin menyimak pembahasan dari rumah. Apakah hal tersebut dimungkinkan?',
    );
    const weightOf = (word: string): number =>
      weighed.find(({ said }) => said.includes(word))?.weight ?? Number.NaN;
    expect(weightOf('menyimak')).toBeGreaterThan(weightOf('undangan'));
    expect(weighed.at(-1)?.question?.join(' ')).toBe(
      'beliau mau menyimak pembahasan dari rumah apakah dimungkinkan',
    );
  });

  it('leaves a question alone that says itself what it is about', () => {
    const weighed = clauses(
      'Beliau berangkat besok pagi dari Surabaya bersama rombongan. Di mana kendaraan dinas boleh parkir?',
    );
    expect(weighed.at(-1)?.question?.join(' ')).toBe('di mana kendaraan dinas boleh parkir');
  });

  it('has nothing of nothing', () => {
    expect(clauses('').flatMap(({ said }) => said)).toEqual([]);
  });
});
