import { describe, expect, test } from 'vitest';
import { notices } from '../../src/features/index.ts';
import { decodeAction } from '../../src/platform/action.ts';
import { MEETING, wib } from '../features/reminders/meeting.ts';
import { contentOf, KINDS } from './content.ts';
import { textOf, write } from './written.ts';

test('every kind that the features bring is written here', () => {
  expect(notices.all.map(({ name }) => name).toSorted()).toEqual(KINDS.toSorted());
});

describe.each(KINDS)('%s', (kind) => {
  test.each(['id', 'en'])('is written in full in %s', (locale) => {
    const message = write(contentOf(kind), locale);
    const text = textOf(message);
    expect(message.summary).not.toBe('');
    expect(message.blocks.length).toBeGreaterThan(0);
    for (const left of ['{{', '}}', 'undefined', 'notices:', 'NaN']) expect(text).not.toContain(left);
  });

  test('carries buttons that can be read back', () => {
    for (const button of write(contentOf(kind)).buttons.flat()) {
      if ('action' in button) expect(decodeAction(button.action)).toBeDefined();
    }
  });
});

describe('the invitation', () => {
  test('has the facts of the contract', () => {
    const text = textOf(write(contentOf('announcement')));
    for (const fact of [
      'KE-42 FORSES',
      'Jumat, 5 Februari 2027',
      'pukul 09.00 WIB s.d. selesai (10.00 WITA / 11.00 WIT)',
      'Aula BMKG',
      'Badan Meteorologi, Klimatologi, dan Geofisika',
      'Rapat koordinasi',
      'paling lambat Selasa, 2 Februari 2027 pukul 16.00 WIB',
      '12 dari 144 instansi. Hadir 8, diwakili 2, tidak hadir 1, masih dikonfirmasi 1',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('invites: number of the letter, salutation, opening, facts, deadline, thanks and signature, in that order', () => {
    const { view } = contentOf('announcement');
    if (view === undefined) throw new Error('no meeting');
    const meeting = { ...MEETING, letterNumber: 'B-12/SF/I/2027' };
    const text = textOf(write(contentOf('announcement', { view: { ...view, meeting } })));
    const parts = [
      'B-12/SF/I/2027',
      'Yth. Bapak/Ibu Sekretaris',
      'Dengan hormat, kami mengharapkan kehadiran Bapak/Ibu pada:',
      'Hari/tanggal',
      'Mohon konfirmasi paling lambat',
      'kami mengucapkan terima kasih',
      'a.n. Ketua FORSES, Sekretariat',
      'Sudah menjawab',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text.split('B-12/SF/I/2027')).toHaveLength(2);
  });

  test('counts nothing before the first answer', () => {
    const { view } = contentOf('announcement');
    if (view === undefined) throw new Error('no meeting');
    const counts = { attending: 0, represented: 0, not_attending: 0, tentative: 0, unanswered: 144 };
    expect(textOf(write(contentOf('announcement', { view: { ...view, counts } })))).not.toContain('Sudah');
  });

  test('says when the deadline has passed, and loses its buttons when the meeting begins', () => {
    const late = write(contentOf('announcement', { now: wib('2027-02-03 10:00') }));
    expect(textOf(late)).toContain('telah lewat');
    expect(late.buttons).toHaveLength(2);
    const over = write(contentOf('announcement', { now: MEETING.startsAt }));
    expect(over.buttons).toEqual([]);
  });

  test('of a cancelled meeting says so and why', () => {
    const { view } = contentOf('announcement');
    if (view === undefined) throw new Error('no meeting');
    const meeting = { ...MEETING, state: 'cancelled', cancelReason: 'narasumber berhalangan' } as const;
    const message = write(contentOf('announcement', { view: { ...view, meeting } }));
    expect(textOf(message)).toContain('DIBATALKAN: PERTEMUAN KE-42 FORSES');
    expect(textOf(message)).toContain('narasumber berhalangan');
    expect(message.buttons).toEqual([]);
  });
});

describe('changes', () => {
  test('name what changed in words', () => {
    expect(textOf(write(contentOf('change')))).toContain('Yang berubah: tempat.');
  });

  test('of a moved meeting name the time it had, unless nobody knows of another', () => {
    const facts = { what: 'postponed', reason: '', fields: ['startsAt', 'answerBy'] } as const;
    const moved = (previousStartsAt: number | undefined): string => {
      const previous = previousStartsAt === undefined ? {} : { previousStartsAt };
      return textOf(write(contentOf('change', { facts: { ...facts, ...previous } })));
    };
    expect(moved(wib('2027-02-04 13:00'))).toContain(
      'semula Kamis, 4 Februari 2027 pukul 13.00 WIB, menjadi Jumat, 5 Februari 2027 pukul 09.00 WIB.',
    );
    for (const known of [undefined, MEETING.startsAt]) {
      expect(moved(known)).not.toContain('semula');
      expect(moved(known)).toContain('berubah');
    }
    expect(moved(undefined)).not.toContain('Yang berubah');
  });

  test('of a meeting moved in time and place name both', () => {
    const facts = { what: 'postponed', reason: '', fields: ['startsAt', 'place'] } as const;
    expect(textOf(write(contentOf('change', { facts })))).toContain('Yang berubah: waktu, tempat.');
  });

  test('of a cancelled meeting have no buttons', () => {
    const facts = { what: 'cancelled', reason: 'banjir', fields: [] } as const;
    const message = write(contentOf('change', { facts }));
    expect(textOf(message)).toContain('Alasan: banjir');
    expect(textOf(message)).toContain('Kami mohon maaf atas pembatalan ini.');
    expect(textOf(message)).toContain('Konfirmasi yang telah diberikan tidak perlu dibatalkan');
    expect(message.buttons).toEqual([]);
  });
});

test('a report tells what was delivered, what was not and why', () => {
  const text = textOf(write(contentOf('deliveryReport')));
  expect(text).toContain('Terkirim secara pribadi: 12 orang.');
  expect(text).toContain('Disebut di grup karena pesan pribadi tidak dapat disampaikan:');
  expect(text).toContain('Dr. Sari (BRIN): memblokir bot');
  expect(text).toContain('Dr. Ratna, S.H. (LAN): belum membuka obrolan dengan bot');
  expect(text).toContain('sudah menjawab: 2.');
  expect(text).toContain('bukan lagi penerima yang dimaksud: 1.');
  expect(text).not.toContain('telah dimulai');
  expect(text).not.toContain('Semua pengingat sampai');
  expect(text).toContain('agar membuka obrolan pribadi dengan bot');
});

test.each([
  ['noAccount', 'belum mempunyai akun', 'mengetik /undang disertai'],
  ['noPerson', 'belum ada pejabat', 'mengetik /undang disertai'],
  ['departed', 'akunnya tidak aktif lagi', 'ketik /anggota ganti'],
  ['undeliverable', 'ditolak oleh aplikasi obrolan', 'Mohon menghubungi secara langsung'],
] as const)('of somebody not reached (%s) it is said why, and what helps', (reason, why, help) => {
  const people = [{ name: 'Dr. Sari', institutions: ['BRIN'], reason }];
  const leftOut = { answered: 0, ended: 0, notConcerned: 0 };
  const report = { sentPrivately: 3, calledInGroup: [], leftOut, undelivered: people };
  for (const text of [
    textOf(write(contentOf('deliveryReport', { details: report }))),
    textOf(write(contentOf('unreachable', { details: { people } }))),
  ]) {
    expect(text).toContain(why);
    expect(text).toContain(help);
    expect(text).not.toContain('membuka obrolan dengan bot');
    expect(text).not.toContain('Semua pengingat sampai');
  }
});

test('a report of a reminder that reached nobody does not say that all of it arrived', () => {
  const details = {
    ...{ sentPrivately: 0, calledInGroup: [], undelivered: [] },
    leftOut: { answered: 0, ended: 3, notConcerned: 0 },
  };
  const text = textOf(write(contentOf('deliveryReport', { details })));
  expect(text).toContain('pertemuan dibatalkan atau telah dimulai: 3.');
  expect(text).not.toContain('Semua pengingat sampai');
});

test('who leaves an office reads since when, which roles ended, and that they may answer until then', () => {
  const now = textOf(write(contentOf('officeEnded')));
  expect(now).toContain('kini tidak lagi tercatat mewakili LAN');
  expect(now).toContain('Peran yang ikut berakhir: Ketua.');
  const facts = { institution: 'LAN', from: wib('2027-02-01 00:00'), roles: [] } as const;
  const later = textOf(write(contentOf('officeEnded', { facts })));
  expect(later).toContain('Mulai Senin, 1 Februari 2027');
  expect(later).not.toContain('Peran');
});

test('a request to join tells the account, so that the secretariat can check who it is', () => {
  const text = textOf(write(contentOf('joinRequest')));
  expect(text).toContain('Budi Santoso (Telegram)');
  expect(text).toContain('Akun Telegram: @budi_s, 6001');
});
