import { expect, test } from 'vitest';
import { writeWorkbook } from '../../src/documents/workbook.ts';
import { unzip } from '../support/unzip.ts';

test('a workbook has its sheets, numbers that count and no formula, whatever was typed', async () => {
  const content = await writeWorkbook([
    {
      name: 'Daftar: hadir/42',
      columns: [
        { title: 'Instansi', width: 30 },
        { title: 'Jumlah', width: 10 },
      ],
      rows: [
        ['=HYPERLINK("http://x","y")', 3],
        ['@SUM(A1) <b>&\u0001', undefined],
      ],
    },
    { name: 'Jawaban', columns: [{ title: 'Kapan', width: 20 }], rows: [] },
  ]);
  const files = unzip(content);
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(files.has('xl/worksheets/sheet2.xml')).toBe(true);
  expect(files.get('xl/workbook.xml')).toContain('Daftar  hadir 42');
  const texts = `${sheet}${files.get('xl/sharedStrings.xml') ?? ''}`;
  expect(texts).toContain('=HYPERLINK("http://x","y")');
  expect(texts).toContain('@SUM(A1) &lt;b&gt;&amp;<');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<v>3<\/v>/);
});
