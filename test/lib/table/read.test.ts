import { expect, test } from 'vitest';
import { readTable } from '../../../src/lib/table/read.ts';

const read = (text: string) => readTable(Buffer.from(text));

test('rows know the line on which they begin, whatever newlines stand in quotes', () => {
  expect(read('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')).toEqual({
    ok: true,
    header: { line: 1, cells: ['a', 'b'] },
    rows: [
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ],
  });
});

test('the delimiter is the one that the first line has most of', () => {
  for (const mark of [',', ';', '\t']) {
    const table = read(
      `a${mark}b${mark}c\n1${mark}2,5;\t${mark}3\n`.replace(`2,5;\t`, mark === ',' ? '2;5' : '2,5'),
    );
    expect(table.ok && table.rows[0]?.cells).toHaveLength(3);
  }
});

test('a quotation mark within a word is just a quotation mark', () => {
  const table = read('a,b\nKantor "X",5" pipa\n');
  expect(table.ok && table.rows[0]?.cells).toEqual(['Kantor "X"', '5" pipa']);
});

test('a quote that is never closed is told by the line on which it opens', () => {
  expect(read('a,b\n1,2\n\n"3,4\n5,6\n')).toEqual({ ok: false, line: 4, reason: 'unclosed-quote' });
  expect(read('')).toEqual({ ok: false, line: 1, reason: 'empty' });
});
