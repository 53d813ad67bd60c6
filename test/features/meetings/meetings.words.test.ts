import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../../src/calendar/holidays.ts';
import { announcement } from '../../../src/features/meetings/announcing/announcement.words.ts';
import { meetingChanged, meetingPostponed } from '../../../src/features/meetings/changing/change.words.ts';
import { schedule } from '../../../src/features/meetings/schedule.words.ts';
import { meetingCreated, problemList } from '../../../src/features/meetings/words.ts';
import { officeCalendar } from '../../support/office-calendar.ts';
import { indonesian, meeting, NOW, spoken } from '../../support/spoken.ts';

const calendar = officeCalendar(listHolidays());
const counts = { attending: 2, represented: 1, not_attending: 1, tentative: 1, unanswered: 3 };
const memberZones = ['Asia/Jakarta', 'Asia/Jayapura'] as const;
const notice = (change: Partial<typeof meeting> = {}, now = NOW): readonly string[] => {
  const view = { meeting: { ...meeting, ...change }, counts, memberZones, taken: 0 };
  return spoken(announcement({ forumName: 'FORSES', texts: {}, view, now }, indonesian));
};
const BUTTONS = ['[Hadir] [Diwakili]', '[Tidak hadir] [Masih dikonfirmasi]'];

describe('an invitation', () => {
  it('has the facts of a letter, the other zones, the deadline and the counts', () => {
    expect(notice()).toEqual([
      'UNDANGAN PERTEMUAN KE-42 FORSES',
      expect.stringMatching(/^Yth\. Bapak\/Ibu Sekretaris Kementerian Koordinator/),
      'Dengan hormat, kami mengharapkan kehadiran Bapak/Ibu pada:',
      'Hari/tanggal: Kamis, 4 Februari 2027',
      'Waktu: pukul 09.00 WIB s.d. selesai (11.00 WIT)',
      'Tempat: Aula BMKG',
      'Acara: Pertemuan FORSES',
      'Tuan rumah: Badan Meteorologi',
      'Mohon konfirmasi paling lambat Senin, 1 Februari 2027 pukul 16.00 WIB.',
      'Atas perhatian dan kehadiran Bapak/Ibu, kami mengucapkan terima kasih.',
      'a.n. Ketua FORSES, Sekretariat',
      'Sudah menjawab: 5 dari 8 instansi. Hadir 2, diwakili 1, tidak hadir 1, masih dikonfirmasi 1.',
      ...BUTTONS,
    ]);
  });

  it('says when it is late, and takes no answers once it began, is a draft or is cancelled', () => {
    expect(notice({}, meeting.answerBy + 1)).toEqual(
      expect.arrayContaining([expect.stringContaining('telah lewat. Jawaban masih diterima'), ...BUTTONS]),
    );
    for (const closed of [
      notice({}, meeting.startsAt),
      notice({ state: 'draft' }),
      notice({ state: 'cancelled' }),
    ])
      expect(closed).not.toContain(BUTTONS[0]);
    expect(notice({ state: 'cancelled', cancelReason: 'sakit' }).slice(0, 3)).toEqual([
      'DIBATALKAN: PERTEMUAN KE-42 FORSES',
      'Pertemuan ini dibatalkan.',
      'Alasan: sakit',
    ]);
  });
});

describe('what the secretariat reads', () => {
  it('of a new meeting: what was kept, what to mind, and the next step', () => {
    const sunday = { ...meeting, startsAt: Date.UTC(2027, 1, 7, 2) };
    expect(spoken(meetingCreated(meeting, { language: indonesian, calendar }))).toEqual([
      'Pertemuan ke-42 tersimpan sebagai draf: Kamis, 4 Februari 2027 pukul 09.00 WIB s.d. selesai, Aula BMKG.',
      'Batas konfirmasi: Senin, 1 Februari 2027 pukul 16.00 WIB.',
      'Undangan belum dikirim. Umumkan sekarang?',
      'Surat undangan (PDF) dapat dikirim sekarang sebagai balasan pesan ini agar ikut bersama undangannya.',
      '[Umumkan sekarang]',
    ]);
    const warned = spoken(meetingCreated(sunday, { language: indonesian, calendar }));
    expect(warned).toContain('Perlu diperhatikan: Minggu, 7 Februari 2027 jatuh pada akhir pekan.');
    expect(warned).toContainEqual(
      expect.stringMatching(/^Tanggal lain yang dapat dipertimbangkan: .+; .+\.$/),
    );
  });

  it('of a change: what changed and who is told', () => {
    const after = { ...meeting, place: 'Daring', dress: 'Batik' };
    expect(spoken(meetingChanged({ before: meeting, after, wait: undefined }, indonesian))).toEqual([
      'Pertemuan ke-42 diperbarui: tempat, pakaian.',
      'Semua yang sudah menerima undangan akan diberi tahu.',
    ]);
    expect(spoken(meetingChanged({ before: meeting, after: meeting, wait: undefined }, indonesian))).toEqual([
      'Tidak ada yang berubah pada Pertemuan ke-42. Undangannya tampak dengan /rapat 42.',
    ]);
    const draft = { ...meeting, state: 'draft' as const };
    const moved = { before: draft, after: draft, wait: undefined };
    expect(spoken(meetingPostponed(moved, { language: indonesian, calendar })).join(' ')).not.toContain(
      'diberi tahu',
    );
  });

  it('of a change that moves the deadline: the new one', () => {
    const after = { ...meeting, answerBy: Date.UTC(2027, 0, 29, 9) };
    expect(spoken(meetingChanged({ before: meeting, after, wait: undefined }, indonesian))).toContain(
      'Batas konfirmasi yang baru: Jumat, 29 Januari 2027 pukul 16.00 WIB.',
    );
  });

  it('of a draft that moved: when it is announced now', () => {
    const draft = { ...meeting, state: 'draft' as const, announceAt: Date.UTC(2027, 0, 15, 2) };
    const told = (announceAt: number | undefined): readonly string[] => {
      const change = { before: draft, after: { ...draft, place: 'Daring', announceAt }, wait: undefined };
      const postponed = spoken(meetingPostponed(change, { language: indonesian, calendar }));
      return [...spoken(meetingChanged(change, indonesian)), ...postponed].filter((line) =>
        line.toLowerCase().includes('undangan'),
      );
    };
    expect(told(draft.announceAt)).toEqual([]);
    const later = 'Undangan Pertemuan ke-42 akan dikirim pada Jumat, 22 Januari 2027 pukul 09.00 WIB.';
    expect(told(Date.UTC(2027, 0, 22, 2))).toEqual([later, later]);
    expect(told(undefined)).toHaveLength(2);
    expect(told(undefined)[0]).toContain('Untuk menetapkannya kembali, ketik /umumkan 42 disertai waktunya.');
  });

  it('of a change at night: when the others are told of it', () => {
    const after = { ...meeting, place: 'Daring' };
    const wait = { until: Date.UTC(2026, 10, 24, 23), isUrgentThen: false, zone: 'Asia/Jakarta' as const };
    const later =
      'Pemberitahuan kepada semua yang sudah menerima undangan dikirim pada Rabu, 25 November 2026 pukul 06.00 WIB, setelah jam tenang.';
    expect(spoken(meetingChanged({ before: meeting, after, wait }, indonesian))).toContain(later);
    expect(
      spoken(meetingPostponed({ before: meeting, after, wait }, { language: indonesian, calendar })),
    ).toContain(later);
  });

  it('of a form with problems: all of them', () => {
    expect(spoken(problemList(['Satu.', 'Dua.'], indonesian))).toEqual([
      'Pertemuan belum disimpan. Mohon perbaiki lalu kirim ulang:',
      '• Satu.',
      '• Dua.',
    ]);
  });
});

describe('what members read', () => {
  const forum = { id: 1, name: 'FORSES', timeZone: 'Asia/Jakarta', locale: 'id' };

  it('as the schedule', () => {
    expect(spoken(schedule({ forum, meetings: [], drafts: [], files: [] }, indonesian))).toContain(
      'Belum ada pertemuan yang dijadwalkan. Undangannya akan disampaikan begitu diumumkan sekretariat.',
    );
    expect(
      spoken(schedule({ forum, meetings: [meeting], drafts: [], files: [] }, indonesian)).join('\n'),
    ).toContain('Ke-42: Kamis, 4 Februari 2027 pukul 09.00 WIB, Aula BMKG. Tuan rumah BMKG.');
  });
});
