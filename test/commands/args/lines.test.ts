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

  it('name an unknown label that stands before any known one', () => {
    expect(readMeetingLines('Rencana: x\nAcara: y').unknown).toEqual(['Rencana']);
    expect(readMeetingLines('constructor: x').unknown).toEqual(['constructor']);
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
