import { describe, expect, it } from 'vitest';
import { type LiveTopic, liveTopic } from '../../../src/language/search/index.ts';
import { casesOf, offTopic, tunedSets, wordings } from './faq-data.ts';

/** The entries that a live answer replaces. */
const replaces: Readonly<Record<string, LiveTopic>> = {
  F04: 'chair',
  F11: 'next-meeting',
  F14: 'zone',
  F16: 'agenda',
  F17: 'place',
  F18: 'parking',
  F19: 'link',
  F22: 'dress',
  F25: 'deadline',
  F33: 'attendance',
  F37: 'host',
};

describe('questions that live data answers', () => {
  it.each([
    ['kapan ya pertemuan selanjutnya', 'next-meeting'],
    ['next meeting kapan min', 'next-meeting'],
    ['rapatnya di mana?', 'place'],
    ['lokasine nang ndi', 'place'],
    ['tuan rumah berikutnya siapa', 'host'],
    ['batas konfirmasi tanggal berapa', 'deadline'],
    ['pake baju apa ya', 'dress'],
    ['rundown acaranya dong', 'agenda'],
    ['waktu di undangan itu wib ya?', 'zone'],
    ['apakah saya sudah menjawab', 'my-status'],
    ['instansi kami udah konfirmasi blm ya', 'my-status'],
    ['jam 9 itu wib apa wita?', 'zone'],
    ['siapa ketua forum sekarang', 'chair'],
    ['sudah berapa instansi yang jawab', 'attendance'],
    ['parkirnya di mana', 'parking'],
    ['minta link zoomnya dong', 'link'],
    ['loksi acra dmn y', 'place'],
  ])('takes "%s" for %s', (query, topic) => {
    expect(liveTopic(query)).toBe(topic);
  });

  it.each([
    'kapan notula dibagikan',
    'kapan rapat kabinet',
    'cara konfirmasi kehadiran',
    'siapa yang belum menjawab',
    'bagaimana tuan rumah ditentukan',
    'kami mau jadi tuan rumah',
    'pakaian untuk TNI',
    'rapat biasanya berapa jam',
    'kapan rapat DPR',
    'usul agenda rapat',
    '',
  ])('leaves "%s" to the FAQ', (query) => {
    expect(liveTopic(query)).toBeUndefined();
  });

  it('hardly ever takes a question about another entry for a live one', () => {
    const asked = tunedSets.flatMap(casesOf);
    const wrong = asked.filter(({ query, expected }) => {
      const topic = liveTopic(query);
      return topic !== undefined && topic !== replaces[expected];
    });
    expect(wrong.length).toBeLessThanOrEqual(asked.length * 0.01);
  });

  it('hardly ever takes a shipped wording of another entry for a live one', () => {
    const wrong = wordings.filter(({ query, expected }) => {
      const topic = liveTopic(query);
      return topic !== undefined && topic !== replaces[expected];
    });
    expect(wrong.length).toBeLessThanOrEqual(wordings.length * 0.01);
  });

  it('hardly ever takes an off-topic remark for a live question', () => {
    expect(offTopic.filter((query) => liveTopic(query) !== undefined).length).toBeLessThanOrEqual(1);
  });
});
