import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../src/features/library/service.ts';
import { readTopic, topicsOf } from '../../../src/features/library/topics/topics.rules.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const TOPICS = [
  { id: 1, name: 'Kearsipan', words: ['arsip', 'arsiparis'] },
  { id: 2, name: 'Kepegawaian', words: ['ASN', 'cuti', 'mutasi', 'pengembangan kompetensi'] },
  { id: 3, name: 'Layanan digital', words: ['SPBE', 'tanda tangan elektronik'] },
];

it.each([
  ['Pedoman pengelolaan arsip', ['Kearsipan']],
  ['aturan cuti, mutasi, dan kompetensi arsiparis', ['Kepegawaian', 'Kearsipan']],
  ['digitalisasi layanan', ['Layanan digital']],
  ['pengembngan kompetensi', ['Kepegawaian']],
  ['resep kue lapis', []],
])('“%s” is about %j', (text, names) => {
  expect(topicsOf(text, { topics: TOPICS, most: 3 }).map(({ name }) => name)).toEqual(names);
});

it('a topic is read with its words, or it is said what is wrong with it', () => {
  expect(readTopic(' Arsip  dinamis : arsip, Arsip | surat ')).toEqual({
    ok: true,
    topic: { name: 'Arsip dinamis', words: ['Arsip', 'surat'] },
  });
  expect(readTopic('Arsip')).toMatchObject({ ok: true, topic: { words: undefined } });
  expect(readTopic(' : arsip')).toMatchObject({ ok: false, refusal: { reason: 'topicUnnamed' } });
  expect(readTopic('x'.repeat(41))).toMatchObject({
    ok: false,
    refusal: { reason: 'topicNameLong', length: 41 },
  });
  expect(readTopic(`A: ${'x'.repeat(41)}`)).toMatchObject({ ok: false, refusal: { reason: 'topicWords' } });
});

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('topics, in %s', (platform) => {
  const name = platform === 'telegram' ? 'Kearsipan' : 'Keprotokolan';

  it('are kept by curators and the secretariat, by words and buttons', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'member', command: `pustaka topik tambah ${name}: arsip` }, { has: 'hanya untuk pengurus' }],
      [
        { who: 'secretariat', command: `pustaka topik tambah ${name}: arsip, arsiparis` },
        { has: [`Topik ${name} sudah ditambahkan`, 'arsip, arsiparis'] },
      ],
      [
        { who: 'secretariat', command: `pustaka topik tambah ${name.toLowerCase()}` },
        { has: `Topik ${name} sudah ada` },
      ],
      // Added once more, it keeps what it was recognised by.
      [
        { who: 'secretariat', command: `pustaka topik tambah ${name}: Arsip, surat` },
        { has: ['sudah diubah', 'arsiparis, Arsip, surat'] },
      ],
      [{ who: 'member', command: `pustaka topik ${name}` }, { has: `Hanya: topik ${name}` }],
      [{ who: 'secretariat', command: 'pustaka topik hapus' }, { has: [name, 'pustaka topik tambah'] }],
      [
        { who: 'secretariat', command: `pustaka topik ubah ${name}: naskah` },
        { has: ['sudah diubah', 'naskah'] },
      ],
      [
        { who: 'secretariat', command: `pustaka topik ubah ${name} = ${name} baru` },
        { has: [`${name} baru`, 'naskah'] },
      ],
      [
        { who: 'member', command: 'pustaka topik' },
        { has: [`${name} baru`, 'naskah'], lacks: 'tambah' },
      ],
      [{ who: 'secretariat', command: 'pustaka topik' }, { has: 'pustaka topik tambah' }],
      [{ who: 'secretariat', press: `${name} baru (0)` }, { has: 'dikenali dari: naskah' }],
    ]);
    if (platform === 'telegram')
      await verifyDialogue(voice, [
        [{ who: 'secretariat', words: 'surat, naskah' }, { has: ['sudah diubah', 'surat, naskah'] }],
        [{ who: 'secretariat', command: 'pustaka topik' }, {}],
        [{ who: 'secretariat', press: 'Tambah topik' }, { has: 'Silakan tuliskan nama topik' }],
        [{ who: 'secretariat', words: ': kosong' }, { has: 'Nama topik belum terbaca' }],
        [{ who: 'secretariat', words: 'Gizi: stunting' }, { has: 'Topik Gizi sudah ditambahkan' }],
      ]);
    else
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Ubah' },
          { place: 'form', has: 'naskah' },
        ],
        [
          { who: 'secretariat', fill: { name: `${name} baru`, words: 'surat, naskah' } },
          { has: ['sudah diubah', 'surat, naskah'] },
        ],
      ]);
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const suggested = await suggestTopics(prisma, { forumId, text: 'penataan naskah' });
    expect(suggested.map((topic) => topic.name)).toContain(`${name} baru`);
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'jejak pustaka topik' },
        { has: [`pustaka topik ubah (${name} baru)`] },
      ],
    ]);
  });

  it('are followed by a word or a press, and nobody else learns it', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'ikuti' }, { has: 'belum mengikuti topik apa pun' }],
      [{ who: 'member', press: `${name} baru` }, { has: [`sekarang mengikuti topik ${name} baru`] }],
      [{ who: 'member', press: `✓ ${name} baru` }, { has: `tidak lagi mengikuti topik ${name} baru` }],
      [{ who: 'member', command: `ikuti ${name} BARU` }, { has: `sekarang mengikuti topik ${name} baru` }],
      [{ who: 'member', command: 'ikuti naskah' }, { has: ['Mungkin maksud Bapak/Ibu'] }],
      [{ who: 'member', command: 'ikuti zeppelin' }, { has: 'Topik “zeppelin” tidak ada' }],
      [{ who: 'stranger', command: 'ikuti' }, { lacks: name }],
      [{ who: 'secretariat', command: `pustaka topik hapus ${name} baru` }, { has: 'tidak ditawarkan lagi' }],
      [{ who: 'member', command: 'ikuti' }, { has: 'belum mengikuti' }],
      [
        { who: 'secretariat', command: `pustaka topik tambah ${name} baru` },
        { has: ['sudah ditambahkan', 'surat, naskah'] },
      ],
      [{ who: 'secretariat', command: `pustaka topik hapus ${name} baru` }, { has: 'tidak ditawarkan lagi' }],
    ]);
  });
});
