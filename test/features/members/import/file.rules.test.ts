import { describe, expect, test } from 'vitest';
import { parseMembers } from '../../../../src/features/members/import/file.rules.ts';
import type { LineProblem } from '../../../../src/features/members/import/types.ts';

const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';
const BMKG = 'BMKG,"Badan Meteorologi, Klimatologi, dan Geofisika",BMKG,WIB,Dr. Ratna,Sestama,1001,U0RATNA';

const parseText = (...lines: readonly string[]) => parseMembers(Buffer.from(lines.join('\n')));
const problemsOf = (...lines: readonly string[]): readonly LineProblem[] => {
  const result = parseText(...lines);
  return result.ok ? [] : result.problems;
};
const row = (changes: Readonly<Record<string, string>>): string =>
  Object.values({
    ...{ kode: 'LAN', instansi: 'Lembaga', singkatan: 'LAN', zona: 'WIB', nama: 'Budi', jabatan: 'Sestama' },
    ...{ telegram_id: '', slack_id: '' },
    ...changes,
  }).join(',');

describe('a members file', () => {
  test('is read with its columns in any order and case', () => {
    const result = parseText(
      'NAMA,kode,zona,instansi,singkatan,slack_id,jabatan,telegram_id',
      'A,x,wit,I,S,,P,7',
    );
    expect(result).toEqual({
      ok: true,
      rows: [
        {
          line: 2,
          code: 'X',
          institution: 'I',
          shortName: 'S',
          zone: 'Asia/Jayapura',
          name: 'A',
          position: 'P',
          telegramId: '7',
          slackId: undefined,
        },
      ],
    });
  });

  test('is read from the encodings and delimiters that Excel writes', () => {
    const text = `${HEADER}\r\nLAN,Lembaga “é”,LAN,Asia/Jakarta,Budi,Sestama,,\r\n`.replaceAll(',', ';');
    const windows = Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1');
    const files = [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text),
      Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(`sep=;\r\n${text}`),
      windows,
    ];
    for (const file of files) {
      const result = parseMembers(file);
      expect(result.ok && result.rows.map((each) => each.institution)).toEqual(['Lembaga “é”']);
    }
  });

  test('may have newlines within quotes, empty rows and further columns', () => {
    const result = parseText(
      `${HEADER},catatan`,
      'LAN,"Lembaga\nNegara",LAN,WIB,Budi,Sestama,,,x',
      ',,,,,,,,',
      BMKG,
    );
    expect(result.ok && result.rows.map((each) => [each.line, each.institution])).toEqual([
      [2, 'Lembaga Negara'],
      [5, 'Badan Meteorologi, Klimatologi, dan Geofisika'],
    ]);
  });

  test('loses characters that nobody sees', () => {
    const result = parseText(HEADER, row({ nama: 'Bu\u202edi\u0000\u200b' }));
    expect(result.ok && result.rows[0]?.name).toBe('Budi');
  });

  test('may list a person at two institutions', () => {
    expect(
      problemsOf(HEADER, row({ telegram_id: '5' }), row({ kode: 'X', instansi: 'X', telegram_id: '5' })),
    ).toEqual([]);
  });
});

describe('a bad members file', () => {
  test('without one of the columns is refused by its name', () => {
    expect(problemsOf('kode,instansi,singkatan,nama,jabatan,telegram_id,slack_id', 'a,b,c,d,e,,')).toEqual([
      { line: 1, reason: 'missing-column', column: 'zona' },
    ]);
  });

  test('that is empty, or has nothing but the header, is refused', () => {
    expect(problemsOf('')).toEqual([{ line: 1, reason: 'empty-file' }]);
    expect(problemsOf(HEADER)).toEqual([{ line: 1, reason: 'empty-file' }]);
  });

  test('has every bad line named with its reason', () => {
    const problems = problemsOf(
      HEADER,
      row({ zona: 'WIBB' }),
      BMKG,
      row({ nama: '', telegram_id: '12a' }),
      row({ telegram_id: '9223372036854775808', slack_id: 'u1' }),
      `${row({ nama: 'Lain' })},lebih`,
      row({ nama: 'x'.repeat(251) }),
    );
    expect(problems.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [2, 'unknown-zone', 'zona'],
      [4, 'empty-cell', 'nama'],
      [4, 'bad-telegram-id', 'telegram_id'],
      [4, 'institution-differs', 'zona'],
      [5, 'bad-telegram-id', 'telegram_id'],
      [5, 'bad-slack-id', 'slack_id'],
      [5, 'institution-differs', 'zona'],
      [5, 'person-repeated', undefined],
      [6, 'too-many-cells', undefined],
      [6, 'institution-differs', 'zona'],
      [7, 'too-long', 'nama'],
      [7, 'institution-differs', 'zona'],
    ]);
  });

  test('is refused where one account stands at two people', () => {
    expect(problemsOf(HEADER, row({ telegram_id: '5' }), row({ nama: 'Siti', telegram_id: '5' }))).toEqual([
      { line: 3, reason: 'account-of-another', column: 'telegram_id', value: '5', otherLine: 2 },
    ]);
  });

  test('is refused where one code has two names of institutions', () => {
    expect(problemsOf(HEADER, row({}), row({ kode: 'lan', nama: 'Siti', instansi: 'Lain' }))).toEqual([
      { line: 3, reason: 'institution-differs', column: 'instansi', value: 'Lain', otherLine: 2 },
    ]);
  });

  test('is refused at the line where a quote is never closed', () => {
    expect(
      problemsOf(HEADER, BMKG, '', 'LAN,"Lembaga,LAN,WIB,Budi,Sestama,,', BMKG.replaceAll('"', '')),
    ).toEqual([{ line: 4, reason: 'unclosed-quote' }]);
  });

  test('is refused when it has too many rows or bytes', () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => row({ nama: `N${index}` }));
    expect(problemsOf(HEADER, ...rows)).toEqual([{ line: 20_002, reason: 'too-many-rows', value: '20000' }]);
    expect(parseMembers(Buffer.alloc(10 * 1024 * 1024 + 1))).toEqual({
      ok: false,
      problems: [{ line: 1, reason: 'too-large' }],
    });
  });
});
