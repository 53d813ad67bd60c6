import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '../../../src/language/lexicon/knowledge.ts';
import { asideness, learnBackground } from '../../../src/language/search/background.ts';
import { words } from '../../../src/language/text/normalise.ts';
import { wordings } from './faq-data.ts';

const { before, after } = shippedKnowledge();
const shares = learnBackground({ around: [...before, ...after], asked: wordings.map(({ query }) => query) });
const isAside = (text: string): boolean => asideness(words(text), shares) > 0;

describe('what people write around a question', () => {
  it.each([
    'Selamat malam Bapak/Ibu, mohon izin mengganggu.',
    'Perkenalkan saya Tono, staf baru di bagian umum sebuah badan.',
    'Pimpinan kami tadi menanyakan dan saya tidak bisa menjawab.',
    'Atas bantuan Bapak/Ibu kami ucapkan banyak terima kasih.',
    'Biar saya tidak salah lapor ke atasan.',
  ])('is told from what is asked: "%s"', (text) => {
    expect(isAside(text)).toBe(true);
  });

  it.each([
    'parkir di basemen atau halaman',
    'notula belum kami terima',
    'siapa yang menanggung biaya perjalanan',
    'jadwal pertemuan berikutnya',
    'gunungan itu apa',
  ])('is not what asks: "%s"', (text) => {
    expect(isAside(text)).toBe(false);
  });
});
