import { describe, expect, it } from 'vitest';
import { type LiveTopic, liveTopic } from '../../../src/language/search/index.ts';
import { offTopic, realLife, wordings } from './faq-data.ts';

/** The entries that a live answer replaces. */
const replaces: Readonly<Record<string, LiveTopic>> = {
  F11: 'next-meeting',
  F14: 'zone',
  F16: 'agenda',
  F17: 'place',
  F22: 'dress',
  F25: 'deadline',
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
  ])('takes "%s" for %s', (query, topic) => {
    expect(liveTopic(query)).toBe(topic);
  });

  it.each([
    'kapan notula dibagikan',
    'kapan rapat kabinet',
    'di mana parkir',
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

  it('never takes a question about another entry for a live one', () => {
    for (const { query, expected } of [...realLife, ...wordings]) {
      const topic = liveTopic(query);
      if (topic !== undefined) expect(topic, query).toBe(replaces[expected]);
    }
  });

  it('never takes an off-topic remark for a live question', () => {
    for (const query of offTopic) expect(liveTopic(query), query).toBeUndefined();
  });
});
