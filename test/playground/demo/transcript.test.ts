import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../playground/demo/seen.ts';
import { createTranscript, type Transcript } from '../../../playground/demo/transcript.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';

const AT = Date.UTC(2026, 11, 8, 2);
const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');

// Members of the cast: Bagus, Rina and Hendra.
const [BAGUS, RINA, HENDRA] = ['2001', '2003', '2004'];

function inPrivate(id: string, text: string, more: Partial<Entry> = {}): Entry {
  return {
    number: 1,
    at: AT,
    place: { platform: 'telegram', id, isPrivate: true },
    by: undefined,
    kind: 'said',
    onlyFor: undefined,
    text,
    buttons: [],
    files: [],
    ...more,
  };
}

function write(play: (transcript: Transcript) => void): string {
  let written = '';
  const transcript = createTranscript({
    write: (text) => {
      written += text;
    },
    language,
    zone: 'Asia/Jakarta',
    groupTitle: 'Grup',
    channelTitle: '#kanal',
    hasColour: false,
  });
  play(transcript);
  transcript.flush();
  return written;
}

function order(written: string, ...words: readonly string[]): void {
  const places = words.map((word) => written.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
}

describe('what happens to many', () => {
  test('is told once, with the names of the others, also when something else comes between', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'Pengingat\nYth. Bagus'));
      transcript.entry(
        inPrivate('-100', 'Undangan', { place: { platform: 'telegram', id: '-100', isPrivate: false } }),
      );
      transcript.entry(inPrivate(RINA, 'Pengingat\nYth. Rina'));
      transcript.entry(inPrivate(HENDRA, 'Pengingat\nYth. Hendra'));
    });
    expect(written.match(/Pengingat/g)).toHaveLength(1);
    order(written, 'Yth. Bagus', 'Pesan serupa juga diterima 2 orang: Rina', 'Hendra', 'Undangan');
  });

  test('many who say the same are one block, and so are the answers to them', () => {
    const written = write((transcript) => {
      for (const id of [BAGUS, RINA]) transcript.entry(inPrivate(id, '/start', { by: id }));
      for (const id of [BAGUS, RINA]) transcript.entry(inPrivate(id, 'Selamat datang'));
    });
    order(written, '/start', 'Pesan yang sama juga dikirim 1 orang: Rina', 'Selamat datang', 'Pesan serupa');
  });

  test('who is told something else under the same title is shown', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'Besok\nTerima kasih atas konfirmasi BMKG.\nAula, 09.00'));
      transcript.entry(inPrivate(RINA, 'Besok\nTerima kasih atas konfirmasi Pemprov Bali.\nAula, 09.00'));
      transcript.entry(inPrivate(HENDRA, 'Besok\nSelamat bertugas sebagai tuan rumah.\nAula, 09.00'));
    });
    order(written, 'konfirmasi BMKG', 'Pesan serupa juga diterima 1 orang: Rina', 'Selamat bertugas');
  });

  test('somebody who gets the same twice is not counted among the others', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'Pengingat\n30 hari lagi'));
      transcript.entry(inPrivate(BAGUS, 'Pengingat\n14 hari lagi'));
    });
    expect(written).not.toContain('Pesan serupa');
    order(written, '30 hari lagi', '14 hari lagi');
  });

  test('what comes later is told with its own date', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'Pengingat'));
      transcript.entry(inPrivate(RINA, 'Pengingat', { at: AT + MINUTE_MS }));
    });
    order(written, '09.00 WIB', 'Pengingat', '09.01 WIB');
    expect(written).not.toContain('Pesan serupa');
  });
});

describe('the order', () => {
  test('what is held back is written before a remark, a title and a terminal', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'satu'));
      transcript.remark('bot mati');
      transcript.entry(inPrivate(BAGUS, 'dua'));
      transcript.title('Bagian');
      transcript.entry(inPrivate(BAGUS, 'tiga'));
      transcript.terminal('npm run cli', 'selesai');
    });
    order(written, 'satu', '— bot mati —', 'dua', '── Bagian ──', 'tiga', '$ npm run cli');
  });

  test('what a person does comes after what the bot had shown', () => {
    const written = write((transcript) => {
      transcript.entry(inPrivate(BAGUS, 'Undangan'));
      transcript.entry(inPrivate(BAGUS, '/hadir', { by: BAGUS }));
      transcript.entry(inPrivate(BAGUS, 'Konfirmasi BMKG tercatat: Hadir'));
    });
    order(written, 'Undangan', '/hadir', 'Konfirmasi BMKG tercatat: Hadir');
  });
});
