import { describe, expect, it } from 'vitest';
import {
  aboutChairs,
  aboutMeeting,
  aboutNextHost,
  type LiveFacts,
  noMeetingYet,
} from '../../../src/features/faq/live-answer.words.ts';
import type { Language } from '../../../src/i18n/index.ts';
import type { Meeting } from '../../../src/model/meeting.ts';
import { english, indonesian, meeting, NOW, spoken } from '../../support/spoken.ts';

type Topic = LiveFacts['topic'];

const facts: Omit<LiveFacts, 'topic' | 'meeting'> = {
  now: NOW,
  own: [],
  zones: ['Asia/Jakarta', 'Asia/Jayapura'],
  counts: { attending: 2, represented: 1, not_attending: 1, tentative: 1, unanswered: 3 },
  mayReadRecap: false,
};

interface Asked {
  readonly change?: Partial<Meeting>;
  readonly about?: Partial<LiveFacts>;
  readonly language?: Language;
}

function answer(
  topic: Topic,
  { change, about, language = indonesian }: Asked = {},
): readonly string[] | undefined {
  const said = aboutMeeting({ ...facts, ...about, topic, meeting: { ...meeting, ...change } }, language);
  return said && spoken(said);
}

describe('an answer from what is stored', () => {
  it.each<[Topic, Partial<Meeting>, readonly string[]]>([
    [
      'next-meeting',
      {},
      ['Pertemuan ke-42: Kamis, 4 Februari 2027 pukul 09.00 WIB s.d. selesai, di Aula BMKG.'],
    ],
    ['place', {}, ['Pertemuan ke-42, Kamis, 4 Februari 2027, bertempat di Aula BMKG.']],
    [
      'deadline',
      {},
      ['Konfirmasi Pertemuan ke-42 ditunggu paling lambat Senin, 1 Februari 2027 pukul 16.00 WIB.'],
    ],
    ['host', {}, ['Tuan rumah Pertemuan ke-42, Kamis, 4 Februari 2027: Badan Meteorologi.']],
    [
      'zone',
      {},
      [
        'Pertemuan ke-42 dimulai Kamis, 4 Februari 2027 pukul 09.00 WIB, menurut waktu tempat acara.',
        'Di zona waktu lain: 11.00 WIT.',
      ],
    ],
    ['dress', { dress: 'Batik' }, ['Pakaian untuk Pertemuan ke-42: Batik.']],
    ['agenda', { agenda: 'Pembukaan\nLaporan' }, ['Agenda Pertemuan ke-42: Pembukaan\nLaporan.']],
    ['link', { link: 'https://contoh.go.id/rapat' }, ['Tautan Pertemuan ke-42: https://contoh.go.id/rapat']],
    [
      'parking',
      { agenda: '1. Pembukaan\nParkir di basemen' },
      ['Keterangan parkir Pertemuan ke-42: Parkir di basemen.'],
    ],
    [
      'attendance',
      {},
      [
        'Pertemuan ke-42, Kamis, 4 Februari 2027: 5 dari 8 instansi telah menjawab. Hadir 2, diwakili 1, tidak hadir 1, masih dikonfirmasi 1.',
      ],
    ],
  ])('about %s', (topic, change, sentences) => {
    expect(answer(topic, { change })).toEqual(sentences);
  });

  it.each<[Topic, string]>([
    ['dress', 'Ketentuan pakaian Pertemuan ke-42 belum dicantumkan.'],
    ['agenda', 'Agenda Pertemuan ke-42 belum dicantumkan.'],
    ['link', 'Pertemuan ke-42 belum memiliki tautan daring.'],
  ])('says that %s is not set, and whom to ask', (topic, sentence) => {
    expect(answer(topic)).toEqual([sentence, 'Silakan menghubungi sekretariat forum.']);
    expect(answer(topic, { change: { contact: 'Ibu Sari 0812' } })).toEqual([
      sentence,
      'Silakan menghubungi narahubung Pertemuan ke-42: Ibu Sari 0812.',
    ]);
  });

  it('leaves parking to the FAQ where the host wrote nothing of it', () => {
    expect(answer('parking')).toBeUndefined();
  });

  it('tells moments by the clocks of the asker’s institutions, each once, with the day where it is another', () => {
    const own = [
      { shortName: 'Pemprov Bali', timeZone: 'Asia/Makassar' },
      { shortName: 'Pemprov Sulsel', timeZone: 'Asia/Ujung_Pandang' },
      { shortName: 'LAN', timeZone: 'Asia/Jakarta' },
      { shortName: 'Pemprov Papua', timeZone: 'Asia/Jayapura' },
    ];
    expect(answer('next-meeting', { about: { own } })?.slice(1)).toEqual([
      'Menurut waktu Pemprov Bali: pukul 10.00 WITA.',
      'Menurut waktu Pemprov Papua: pukul 11.00 WIT.',
    ]);
    const late = { answerBy: Date.UTC(2027, 1, 1, 15, 30) };
    expect(answer('deadline', { change: late, about: { own } })?.slice(1)).toEqual([
      'Menurut waktu Pemprov Bali: pukul 23.30 WITA.',
      'Menurut waktu Pemprov Papua: Selasa, 2 Februari 2027 pukul 00.30 WIT.',
    ]);
  });

  it('says that the deadline has passed, and where the recap is to who may read it', () => {
    expect(answer('deadline', { about: { now: meeting.answerBy + 1 } })?.[0]).toContain('telah lewat');
    expect(answer('attendance', { about: { mayReadRecap: true } })?.[1]).toBe(
      'Rincian per instansi: /rekap 42.',
    );
  });

  it('names chairs with their institutions, the next host, and what is missing', () => {
    const chairs = [
      { name: 'Sari Dewi', institutions: ['LPSK'] },
      { name: 'Budi Raharjo', institutions: [] },
    ];
    expect(spoken(aboutChairs({ forum: 'FORSES', chairs }, indonesian))).toEqual([
      'Ketua FORSES: Sari Dewi (LPSK); Budi Raharjo.',
    ]);
    expect(spoken(aboutChairs({ forum: 'FORSES', chairs: [] }, indonesian))).toEqual([
      'Ketua FORSES belum tercatat pada bot ini.',
      'Silakan menghubungi sekretariat forum.',
    ]);
    const hostless = { ...meeting, host: undefined };
    expect(
      spoken(aboutNextHost({ meeting: hostless, next: { queued: 'Badan Meteorologi' } }, indonesian)),
    ).toEqual([
      'Tuan rumah Pertemuan ke-42 belum ditetapkan.',
      'Tuan rumah berikutnya dalam antrean: Badan Meteorologi.',
    ]);
    const holding = { holder: 'Lembaga Administrasi Negara', queued: 'Badan Meteorologi' };
    expect(spoken(aboutNextHost({ meeting: undefined, next: holding }, indonesian))).toEqual([
      'Tuan rumah berikutnya: Lembaga Administrasi Negara, yang memegang gunungan.',
    ]);
    const nobody = { queued: undefined };
    expect(spoken(aboutNextHost({ meeting: undefined, next: nobody }, indonesian))[0]).toContain(
      'belum ditetapkan',
    );
    expect(spoken(noMeetingYet(indonesian))).toEqual([
      'Belum ada pertemuan yang diumumkan.',
      'Setelah diumumkan, undangannya dapat dilihat dengan /rapat.',
    ]);
  });

  it('in English where the chat is', () => {
    expect(answer('place', { language: english })?.[0]).toContain('Thursday, 4 February 2027');
    const own = [{ shortName: 'Pemprov Bali', timeZone: 'Asia/Makassar' }];
    expect(answer('next-meeting', { language: english, about: { own } })?.[1]).toBe(
      'In the time of Pemprov Bali: at 10.00 WITA.',
    );
  });
});
