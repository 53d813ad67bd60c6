import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/features/answers/types.ts';
import { type RecordedAnswer, receiptLine, receiptMessage } from '../../../src/features/answers/words.ts';
import { unansweredList } from '../../../src/features/faq/unanswered/triage.words.ts';
import { faqTopics, topicKey } from '../../../src/features/faq/words.ts';
import { help, welcome } from '../../../src/features/forum/help.words.ts';
import { queueAfter, rotation } from '../../../src/features/rotation/words.ts';
import { indonesian, meeting, NOW, spoken } from '../../support/spoken.ts';

const actor = {
  platform: 'telegram' as const,
  externalId: '1',
  displayName: 'Guswanto',
  isPerson: true,
  personId: 1,
  name: 'Guswanto',
  salutation: '',
  seats: [{ institutionId: 3, code: 'BMKG', shortName: 'BMKG', capacity: 'holder' as const }],
  roles: new Set(['member' as const]),
  hasOtherForums: false,
} as const;
const context = {
  forum: { id: 1, name: 'FORSES', timeZone: 'Asia/Jakarta', locale: 'id' },
  chat: { rowId: 1, isBound: false, locale: undefined },
  actor,
};
const counted = (answer: Answer, note = ''): RecordedAnswer['counted'] => ({
  answer,
  note,
  byName: 'Guswanto',
  answeredAt: NOW,
});
const outcome = (change: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  context,
  recorded: true,
  meeting: { ...meeting, isCancelled: false, hostInstitutionId: 4 },
  institution: { id: 3, shortName: 'BMKG' },
  counted: counted('attending'),
  previous: undefined,
  previousById: undefined,
  historyId: undefined,
  ...change,
});
const read = (one: RecordedAnswer, change = {}): readonly string[] =>
  spoken(
    receiptMessage(one, {
      language: indonesian,
      late: undefined,
      waiting: undefined,
      given: one.counted.answer,
      onBehalf: false,
      overheard: false,
      typedForAll: false,
      ...change,
    }),
  );
const LINE = 'Terima kasih. Konfirmasi BMKG tercatat: Hadir. Pertemuan ke-42, Kamis, 4 Februari 2027.';

describe('a receipt', () => {
  it('names institution, answer, meeting and date', () => {
    expect(receiptLine(outcome(), indonesian)).toBe(LINE);
    expect(receiptLine(outcome({ counted: counted('represented', 'Dr. Ratna') }), indonesian)).toContain(
      'Konfirmasi BMKG tercatat: Diwakili (Dr. Ratna).',
    );
  });

  it('says what it replaces, who gave it for whom, that it is late, and what is missing', () => {
    expect(read(outcome())).toEqual([LINE]);
    expect(read(outcome({ previous: counted('tentative') }))).toEqual([
      LINE,
      'Jawaban sebelumnya: Masih dikonfirmasi.',
    ]);
    expect(read(outcome({ previous: counted('attending') }))).toEqual([LINE]);
    expect(read(outcome(), { onBehalf: true })).toEqual([LINE, 'Dicatat oleh Guswanto.']);
    expect(read(outcome(), { late: 'host' })[1]).toContain('tuan rumah tetap diberi tahu');
    expect(read(outcome(), { late: 'secretariat' })[1]).toContain('sekretariat diberi tahu');
    for (const late of ['nobody', 'own']) expect(read(outcome(), { late })[1]).not.toContain('diberi tahu');
    expect(read(outcome({ counted: counted('represented') }))[1]).toBe(
      'Nama wakil belum tercatat. Mohon lengkapi dengan /diwakili nama, jabatan.',
    );
  });

  it('says when a later message had overtaken it', () => {
    expect(read(outcome(), { given: 'tentative' })[1]).toContain('Jawaban yang lebih baru sudah tercatat');
  });
});

describe('help', () => {
  it('welcomes people by what they are', () => {
    const facts = { forumName: 'FORSES', actor, prefix: '/', example: 'BMKG' };
    expect(spoken(welcome(facts, indonesian))).toEqual([
      expect.stringContaining('Selamat datang di bot forum FORSES'),
      'Bapak/Ibu Guswanto tercatat untuk BMKG.',
      expect.stringContaining('/rapat'),
    ]);
    const stranger = { ...actor, seats: [], roles: new Set<never>() };
    expect(spoken(welcome({ ...facts, actor: stranger }, indonesian)).at(-1)).toContain('/daftar BMKG');
    expect(spoken(help({ ...facts, actor: stranger }, indonesian)).join('\n')).not.toContain('/hadir');
    expect(spoken(help(facts, indonesian))).toContain('• /hadir [catatan] konfirmasi hadir');
  });
});

describe('the rotation', () => {
  const turn = {
    id: 1,
    institutionId: 3,
    shortName: 'BMKG',
    officialName: 'Badan Meteorologi',
    position: 1,
    state: 'queued',
    consent: 'agreed',
    handedOverAt: undefined,
    number: undefined,
    hostedAt: undefined,
  } as const;
  const entry = {
    ...{ institutionId: 3, code: 'BMKG', shortName: 'BMKG', officialName: 'Badan Meteorologi' },
    consent: 'agreed',
    isWilling: false,
    pinnedTo: 43,
    reason: 'pinned',
    passed: [],
    slot: { number: 43, date: '2027-04-09' },
  } as const;

  it('shows host, holder, queue and past hosts', () => {
    const past = [{ shortName: 'LAN', date: '2026-11-24' }];
    const facts = {
      forumName: 'FORSES',
      zone: 'Asia/Jakarta',
      next: meeting,
      showsDate: true,
      holder: turn,
      holderSlot: undefined,
      queue: [entry],
      hasMore: false,
      past,
      mayChange: true,
    } as const;
    expect(spoken(rotation(facts, indonesian))).toEqual([
      'Tuan rumah FORSES',
      'Tuan rumah Pertemuan ke-42, Kamis, 4 Februari 2027: Badan Meteorologi.',
      'Gunungan silaturahmi ada di BMKG.',
      'Antrean berikutnya',
      '1. BMKG, April 2027 (bersedia)',
      'Pernah menjadi tuan rumah',
      '• LAN, 24 November 2026',
      'Selengkapnya: /tuanrumah riwayat.',
      expect.stringContaining('/giliran tambah BMKG'),
    ]);
    const holderSlot = { number: 43, date: '2027-04-09' };
    expect(spoken(rotation({ ...facts, next: undefined, holderSlot }, indonesian))[1]).toBe(
      'Tuan rumah Pertemuan ke-43, April 2027: Badan Meteorologi. Tanggalnya belum diumumkan.',
    );
  });

  it('after a change shows what was done and the queue', () => {
    expect(spoken(queueAfter({ done: 'Selesai.', queue: [entry] }, indonesian))).toEqual([
      'Selesai.',
      'Antrean berikutnya',
      '1. BMKG, April 2027 (bersedia)',
    ]);
  });
});

describe('the FAQ', () => {
  it('has a button for every topic, however long its name', () => {
    for (const category of ['umum', 'ñ'.repeat(60), 'あ'.repeat(40), 'a|b', '🎉'.repeat(30)]) {
      const [row = []] = faqTopics([category], indonesian).buttons;
      expect(row).toHaveLength(1);
      expect(Buffer.byteLength(topicKey(category))).toBeLessThanOrEqual(48);
      expect(topicKey(topicKey(category))).toBe(topicKey(category));
      expect(topicKey(category)).not.toContain('\uFFFD');
    }
  });

  it('lists open questions with what can be done', () => {
    const members = [{ id: 12, question: 'Apa?', timesAsked: 3, askedAt: NOW, wrongCode: '' }];
    const open = { groups: [{ members, times: 3 }], total: 1, done: undefined };
    expect(spoken(unansweredList(open, indonesian))).toEqual([
      '1 pertanyaan belum terjawab',
      '• [12] Apa? (ditanyakan 3 kali)',
      'Tekan salah satu pertanyaan untuk menjawabnya. Dapat pula diketik: /faqtambah 12 lalu jawabannya, atau /takterjawab tutup 12.',
      '[Apa?]',
    ]);
    expect(spoken(unansweredList({ ...open, groups: [], total: 0 }, indonesian))).toEqual([
      'Semua pertanyaan sudah terjawab.',
    ]);
  });
});
