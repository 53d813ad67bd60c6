import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeWorkbook } from '../../src/documents/workbook.ts';

/** The files in a ZIP by their names, read by its central directory. */
function unzip(content: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let at = content.readUInt32LE(content.lastIndexOf(Buffer.from('504b0506', 'hex')) + 16);
  while (content.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset));
    const name = content.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    const local = content.readUInt32LE(at + 42);
    const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    const data = content.subarray(start, start + content.readUInt32LE(at + 20));
    files.set(name, (content.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString());
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

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
