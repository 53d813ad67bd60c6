import { expect, test } from 'vitest';
import { inspectFile } from '../../src/documents/inspect.ts';
import { drawing, toPng } from '../../src/documents/picture.ts';
import { writeWorkbook } from '../../src/documents/workbook.ts';
import { encryptedPdf, officeFile, pngHead, samplePdf, zip } from '../support/sample-files.ts';

const JPEG_HEAD = 'ffd8ffe000104a46494600010100000100010000ffc0000b080040003001011100ffd9';
/** What Word and its like wrap an encrypted document into, by name only. */
const LOCKED = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

test('what is kept is known by its content', async () => {
  const kinds = {
    pdf: samplePdf(),
    png: await toPng(drawing({ width: 20, height: 20 }, [])),
    jpeg: Buffer.from(JPEG_HEAD, 'hex'),
    docx: officeFile('docx'),
    pptx: officeFile('pptx'),
    xlsx: await writeWorkbook([{ name: 'A', columns: [{ title: 'B', width: 9 }], rows: [] }]),
  };
  for (const [kind, content] of Object.entries(kinds))
    expect(await inspectFile(content)).toEqual({ ok: true, value: kind });
});

test('what is not kept has its reason, whatever its name says', async () => {
  const refused = {
    fileEmpty: [Buffer.alloc(0)],
    fileKind: [Buffer.from('kode,instansi\n'), Buffer.from('MZ\x90\0\x03'), zip([['a.txt', 'a']])],
    fileEncrypted: [encryptedPdf(), LOCKED],
    fileDamaged: [samplePdf().subarray(0, 120), Buffer.from('ffd8ffe0', 'hex')],
    pictureHuge: [pngHead({ width: 30_000, height: 30_000 }), pngHead({ width: 30_000, height: 2 })],
  };
  for (const [reason, contents] of Object.entries(refused)) {
    for (const content of contents) expect(await inspectFile(content)).toEqual({ ok: false, reason });
  }
});
