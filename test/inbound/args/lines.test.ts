import { describe, expect, it } from 'vitest';
import { readFaqLines } from '../../../src/features/faq/lines.ts';
import { readMeetingLines } from '../../../src/features/meetings/form/lines.ts';
import { readRowId } from '../../../src/inbound/args/numbers.ts';

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
    expect(readMeetingLines('Acara: y\nNarasumber: Prof. X\nModerator: Dr. Y\nTempat: z')).toMatchObject({
      lines: { title: 'y', place: 'z' },
      unknown: ['Narasumber', 'Moderator'],
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

  it.each([
    '*Acara*: Uji',
    '*Acara:* Uji',
    '*Acara* : Uji',
    '_Acara_ : Uji',
    '*_Acara_*: Uji',
    '- Acara: Uji',
    '– Acara : Uji',
    '• Acara: Uji',
    '• *Acara* : *Uji*',
    '1. Acara: Uji',
    '1) Acara: Uji',
    'a. Acara: Uji',
    '📍 Acara: Uji',
    '▪️ Acara: Uji',
    '🗓️*Acara*: Uji',
    '1️⃣ Acara: Uji',
    '> Acara: Uji',
    'ACARA: Uji',
    'Acara： Uji',
    '\u00a0Acara\u00a0:\u00a0Uji\u00a0',
    'Acara : _Uji_',
    'Nama Acara: Uji',
  ])('are read as a letter or a chat decorates them: %s', (line) => {
    expect(readMeetingLines(`${line}\nTempat: Aula`)).toEqual({
      lines: { title: 'Uji', place: 'Aula' },
      unknown: [],
      before: '',
    });
  });

  it('are read as the notice of a meeting writes them, below its head', () => {
    const notice = [
      'UNDANGAN PERTEMUAN KE-42 FORSES',
      'Yth. Bapak/Ibu Sekretaris Jenderal',
      '',
      '🗓 *Hari / Tanggal* : Jumat, 5 Februari 2027',
      '📍 *Tempat* : Aula BMKG',
      '⏰ *Pukul* : 09.00 WIB s.d. selesai',
      '👔 Pakaian : Batik (TNI/Polri menyesuaikan)',
      '📝 Acara :',
      '1. Pembukaan',
      '☎️ CP : Rina, 0812',
    ];
    expect(readMeetingLines(notice.join('\n')).lines).toEqual({
      when: 'Jumat, 5 Februari 2027\n09.00 WIB s.d. selesai',
      place: 'Aula BMKG',
      dress: 'Batik (TNI/Polri menyesuaikan)',
      title: '1. Pembukaan',
      contact: 'Rina, 0812',
    });
  });

  it('name an unknown one also where it is decorated, unless it is an item of the agenda', () => {
    expect(readMeetingLines('- Acara: x\n- Narasumber: LAN').unknown).toEqual(['Narasumber']);
    expect(
      readMeetingLines('- Agenda: x\n- Acara: y\n- Agenda: z\n- Acara: hiburan\n- Sesi: dua').lines,
    ).toEqual({
      agenda: 'x\nz\n- Acara: hiburan\n- Sesi: dua',
      title: 'y',
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
    expect(readFaqLines('- *Pertanyaan*： Apa?\n• _Jawaban_ : Itu\n- Catatan: ini')).toMatchObject({
      lines: { question: 'Apa?', answer: 'Itu\n- Catatan: ini' },
    });
  });
});

describe('the id of a row', () => {
  it('is a whole number that the store can hold', () => {
    expect(['1', '2147483647'].map(readRowId)).toEqual([1, 2_147_483_647]);
    for (const wrong of [undefined, '', '0', '-1', '1.5', '1e3', '2147483648', '99999999999', 'abc', ' 1'])
      expect(readRowId(wrong)).toBeUndefined();
  });
});
