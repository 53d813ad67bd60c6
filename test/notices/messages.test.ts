import { describe, expect, test } from 'vitest';
import { notices } from '../../src/features/index.ts';
import { languageOf } from '../../src/i18n/chat-language.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { decodeAction } from '../../src/platform/action.ts';
import type { OutgoingMessage } from '../../src/platform/message.ts';
import { MEETING, wib } from '../features/reminders/meeting.ts';
import { contentOf, KINDS, kindOf, type NamedContent, type NoticeName } from './content.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));
const GROUP = { kind: 'group', startUrl: 'https://t.me/bot?start=mulai' } as const;

function write<Name extends NoticeName>(content: NamedContent<Name>, locale = 'id'): OutgoingMessage {
  return kindOf(content.name).words(content, languageOf(languages, locale, 'telegram'));
}

/** Everything a message shows, in one text. */
function textOf({ summary, blocks, buttons }: OutgoingMessage): string {
  return JSON.stringify([summary, blocks, buttons]);
}

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

describe('reminders', () => {
  test('address a person by name and title, and say how long there is', () => {
    const text = textOf(write(contentOf('answerReminder')));
    expect(text).toContain('Yth. Bapak/Ibu Dr. Ratna, S.H.');
    expect(text).toContain('konfirmasi LAN untuk Pertemuan ke-42 FORSES');
    expect(text).toContain('(4 hari lagi)');
  });

  test('in a group call the people and offer to open a chat', () => {
    const message = write(contentOf('answerReminder', {}, GROUP));
    expect(textOf(message)).toContain('{"mention":"Dr. Ratna, S.H.","userId":"11"}');
    expect(message.buttons.at(-1)).toEqual([{ text: 'Mulai obrolan', url: GROUP.startUrl }]);
    expect(textOf(message)).not.toContain('Yth. Bapak/Ibu Dr.');
  });

  test.each([
    ['answerReminder', {}],
    ['manualReminder', {}],
    ['manualReminder', { facts: { proposalId: 1, audience: 'all' } }],
    ['manualReminder', { facts: { proposalId: 1, audience: 'host' } }],
    ['eve', {}],
    ['morning', {}],
    ['hostReminder', {}],
    ['hostQuestion', {}],
    ['minutesReminder', {}],
    ['actionReminder', {}],
  ] as const)('%s %j calls people by name in a group, and offers to open a chat', (kind, changes) => {
    const message = write(contentOf<NoticeName>(kind, changes, GROUP));
    expect(textOf(message)).toContain('{"mention":"Dr. Ratna, S.H.","userId":"11"}');
    expect(message.buttons.at(-1)).toEqual([{ text: 'Mulai obrolan', url: GROUP.startUrl }]);
    const withoutAddress = write(
      contentOf<NoticeName>(kind, changes, { kind: 'group', startUrl: undefined }),
    );
    expect(textOf(withoutAddress)).not.toContain('Mulai obrolan');
  });

  test('that come late say so', () => {
    const late = contentOf('manualReminder', { now: wib('2027-02-03 10:00') });
    expect(textOf(write(late))).toContain('telah lewat, tetapi jawaban masih kami terima');
  });

  test.each([
    ['has not answered', undefined, ['Mohon konfirmasi paling lambat'], ['Jawaban yang tercatat']],
    ['has answered', 'attending', ['tercatat: LAN: Hadir. Bila berubah, mohon tekan'], ['Mohon konfirmasi']],
    ['is not sure yet', 'tentative', ['LAN: Masih dikonfirmasi', 'Mohon konfirmasi paling lambat'], []],
  ] as const)('ordered for all tell an institution that %s what it needs', (_who, answer, said, unsaid) => {
    const [lan] = contentOf('manualReminder').institutions;
    if (lan === undefined) throw new Error('nobody');
    const all = { facts: { proposalId: 1, audience: 'all' }, institutions: [{ ...lan, answer }] } as const;
    const text = textOf(write(contentOf('manualReminder', all)));
    for (const line of said) expect(text).toContain(line);
    for (const line of unsaid) expect(text).not.toContain(line);
  });

  test('ordered for all name the deadline in a group, only to those who have not answered', () => {
    const facts = { proposalId: 1, audience: 'all' } as const;
    const called = contentOf('manualReminder', { facts }, GROUP);
    expect(textOf(write(called))).toContain('Yang belum menjawab, mohon konfirmasi paling lambat');
    expect(textOf(write({ ...called, now: wib('2027-02-03 10:00') }))).toContain('telah lewat');
    const institutions = called.institutions.map((one) => ({ ...one, answer: 'attending' }) as const);
    expect(textOf(write({ ...called, institutions }))).not.toContain('Yang belum menjawab');
  });

  test('of the eve name the day as the reader sees it', () => {
    expect(textOf(write(contentOf('eve', { now: wib('2027-02-04 16:00') })))).toContain('besok');
    expect(textOf(write(contentOf('eve', { now: wib('2027-02-05 06:00') })))).toContain('hari ini');
  });

  test.each(['eve', 'morning'] as const)('of the %s say what to do when the answer changes', (kind) => {
    const message = write(contentOf<NoticeName>(kind));
    expect(textOf(message)).toContain('Bila jawaban Bapak/Ibu berubah, mohon tekan jawaban yang baru.');
    expect(message.buttons.flat().map(({ text }) => text)).toContain('Tidak hadir');
  });

  test('name institutions in the order of the names shown', () => {
    const institutions = ['Polri', 'kemenag', 'BPS'].map((shortName) => ({
      ...{ shortName, officialName: shortName, answer: undefined, people: [] },
    }));
    expect(textOf(write(contentOf('answerReminder', { institutions })))).toContain('BPS, kemenag, Polri');
    const list = textOf(write(contentOf('answerReminder', { institutions }, GROUP)));
    expect(list.indexOf('BPS')).toBeLessThan(list.indexOf('kemenag'));
    expect(list.indexOf('kemenag')).toBeLessThan(list.indexOf('Polri'));
  });

  test('ordered for all ask nobody to be thanked, and those for the host have no answers to press', () => {
    const all = contentOf('manualReminder', { facts: { proposalId: 1, audience: 'all' } });
    expect(textOf(write(all))).toContain('Kami mengingatkan LAN akan Pertemuan ke-42 FORSES');
    const host = contentOf('manualReminder', { facts: { proposalId: 1, audience: 'host' } });
    expect(write(host).buttons).toEqual([]);
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
