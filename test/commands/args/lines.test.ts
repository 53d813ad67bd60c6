import { describe, expect, it } from 'vitest';
import { readFaqLines } from '../../../src/commands/args/faq-lines.ts';
import { readMeetingLines } from '../../../src/commands/args/meeting-lines.ts';
import { readRowId } from '../../../src/commands/args/row-id.ts';

describe('the lines of a meeting', () => {
  it('are read by their labels, whatever their case and spaces', () => {
    const { lines, unknown, before } = readMeetingLines(
      'Rapat penting\nACARA: Uji\n  hari/tanggal :  besok\r\nTuan   Rumah: BMKG\nBatas Konfirmasi: lusa',
    );
    expect(lines).toEqual({ title: 'Uji', when: 'besok', host: 'BMKG', answerBy: 'lusa' });
    expect([unknown, before]).toEqual([[], 'Rapat penting']);
  });

  it('go on with the one before where they have no label that is known', () => {
    const { lines } = readMeetingLines('Agenda: Pembukaan\n1. Laporan\nPukul 10.00: rehat\nTempat: Aula');
    expect(lines).toEqual({ agenda: 'Pembukaan\n1. Laporan\nPukul 10.00: rehat', place: 'Aula' });
  });

  it('name an unknown label before and after known ones, and glue it to nothing', () => {
    expect(readMeetingLines('Rencana: x\nAcara: y').unknown).toEqual(['Rencana']);
    expect(readMeetingLines('constructor: x').unknown).toEqual(['constructor']);
    expect(readMeetingLines('Acara: y\nNarasumber: Prof. X\nMeeting ID: 12 34\nTempat: z')).toMatchObject({
      lines: { title: 'y', place: 'z' },
      unknown: ['Narasumber', 'Meeting ID'],
    });
  });

  it.each([
    '1. Pembukaan: Sekjen',
    '- Laporan: LAN',
    'a. Pembukaan: Sekjen',
    'b) Laporan: LAN',
    'Sesi 1: arahan',
    'Sesi II: arahan',
    '09.00: registrasi',
    'pukul 10.00: rehat',
    'https://lan.go.id/x',
    'tel:+62811',
    'Peserta yang hadir dari daerah wajib membawa: surat tugas',
  ])('go on with “%s”', (line) => {
    expect(readMeetingLines(`Agenda: Pembukaan\n${line}\nTempat: Aula`)).toEqual({
      lines: { agenda: `Pembukaan\n${line}`, place: 'Aula' },
      unknown: [],
      before: '',
    });
  });

  it('add to a value whose label comes again, as day and hour do', () => {
    expect(readMeetingLines('Hari/tanggal: Jumat, 5 Februari 2027\nPukul: 09.00 WIB').lines).toEqual({
      when: 'Jumat, 5 Februari 2027\n09.00 WIB',
    });
  });

  it('keep the colon and the emptiness of a value', () => {
    expect(readMeetingLines('Tautan: https://a.go.id/b\nPakaian:').lines).toEqual({
      link: 'https://a.go.id/b',
      dress: '',
    });
  });
});

describe('the lines of a FAQ entry', () => {
  it('are read by their labels; the code stands before them', () => {
    expect(readFaqLines('f12\nJawaban: Satu\nDua: tiga\nKata lain: x')).toMatchObject({
      before: 'f12',
      lines: { answer: 'Satu\nDua: tiga', wording: 'x' },
    });
    expect(readFaqLines('constructor: x').lines).toEqual({});
  });
});

describe('the id of a row', () => {
  it('is a whole number that the store can hold', () => {
    expect(['1', '2147483647'].map(readRowId)).toEqual([1, 2_147_483_647]);
    for (const wrong of [undefined, '', '0', '-1', '1.5', '1e3', '2147483648', '99999999999', 'abc', ' 1'])
      expect(readRowId(wrong)).toBeUndefined();
  });
});
