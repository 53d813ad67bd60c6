import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMembers, writeMembers } from '../../../../src/features/members/import/file.rules.ts';
import { cleanCell } from '../../../../src/lib/text.ts';

const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc
      .tuple(
        fc.constantFrom('=', '+', '-', '@', "'=", "'", '"', ';', "''-", '＝', 'a;=', "a; '-", ';;+'),
        fc.string(),
      )
      .map((parts) => parts.join('')),
  )
  .map(cleanCell)
  .filter((text) => text !== '' && text !== '–' && text.length <= 60);

const member = fc.record({
  code: cell.map((text) => cleanCell(text.toUpperCase())).filter((text) => text !== '' && text.length <= 40),
  institution: cell,
  shortName: cell,
  zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'),
  name: cell,
  position: fc.oneof(fc.constant(''), cell),
  telegramId: fc.option(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String), { nil: undefined }),
  slackId: fc.option(fc.constantFrom('U0CHAIR', 'W1'), { nil: undefined }),
});

describe('a written members file', () => {
  test('is read back to the same row, whatever the texts are', () => {
    fc.assert(
      fc.property(member, (row) => {
        const result = parseMembers(Buffer.from(writeMembers([row])));
        expect(result).toEqual({ ok: true, rows: [{ ...row, line: 2 }] });
      }),
    );
  });

  test('keeps a code whose capital letter comes apart', () => {
    const row = {
      ...{ code: '\u03aa\u0301', institution: 'A', shortName: 'A', zone: 'Asia/Jakarta', name: 'B' },
      ...{ position: 'C', telegramId: undefined, slackId: undefined },
    };
    const small = { ...row, code: '\u0390' };
    expect(parseMembers(Buffer.from(writeMembers([small])))).toEqual({
      ok: true,
      rows: [{ ...row, line: 2 }],
    });
  });

  test('has no cell that a spreadsheet runs as a formula', () => {
    const row = {
      ...{ code: '=1+1', institution: '+A', shortName: '-B', zone: 'Asia/Jakarta', name: '@SUM(A1)' },
      ...{ position: "'=x", telegramId: '7', slackId: undefined },
    };
    expect(writeMembers([row]).split('\r\n')[1]).toBe(
      `"'=1+1","'+A","'-B","Asia/Jakarta","'@SUM(A1)","''=x","7",,,,`,
    );
  });

  test.each([
    ['Budi;=HYPERLINK("x")', `"Budi;'=HYPERLINK(""x"")"`],
    ['Budi; @SUM(A1)', `"Budi; '@SUM(A1)"`],
    [';+1;-1', `";'+1;'-1"`],
    ['＝1＋1', `"'＝1＋1"`],
    ['＋62', `"'＋62"`],
    ['a-b; c=d', '"a-b; c=d"'],
  ])('is harmless with %s where a semicolon separates cells, and in full-width signs', (name, written) => {
    const row = {
      ...{ code: 'A', institution: 'A', shortName: 'A', zone: 'Asia/Jakarta', name },
      ...{ position: 'C', telegramId: undefined, slackId: undefined },
    };
    const text = writeMembers([row]);
    expect(text.split('\r\n')[1]).toBe(`"A","A","A","Asia/Jakarta",${written},"C",,,,,`);
    expect(parseMembers(Buffer.from(text))).toEqual({ ok: true, rows: [{ ...row, line: 2 }] });
  });
});
