import { expect, test } from 'vitest';
import {
  drawBar,
  drawing,
  drawParagraph,
  drawText,
  PICTURE_COLOURS,
  toPng,
  wrapText,
} from '../../src/documents/picture.ts';
import { writeQr } from '../../src/documents/qr.ts';

const SIGNATURE = '89504e470d0a1a0a';

test('a drawing becomes a PNG of its size, whatever people typed into it', async () => {
  const { svg, below } = drawParagraph('Kementerian <b>Kelautan & Perikanan</b> "KKP"\u0000', {
    ...{ x: 20, y: 40, size: 18, width: 240 },
  });
  expect(below).toBeGreaterThan(40);
  const png = await toPng(
    drawing({ width: 300, height: 200 }, [
      svg,
      drawText('Hadir', { x: 280, y: 180, size: 14, bold: true, anchor: 'end' }),
      drawBar(
        [
          { value: 3, colour: PICTURE_COLOURS.yes },
          { value: 1, colour: PICTURE_COLOURS.no },
        ],
        { x: 20, y: 120, width: 260, height: 20 },
      ),
    ]),
  );
  expect(png.subarray(0, 8).toString('hex')).toBe(SIGNATURE);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([300, 200]);
});

test('text is broken between words, and cut where there is no room', () => {
  expect(wrapText('satu dua tiga empat', { width: 100, size: 18 })).toEqual(['satu dua', 'tiga', 'empat']);
  expect(wrapText('satu dua tiga empat', { width: 100, size: 18, most: 2 })).toEqual(['satu dua', 'tiga…']);
  expect(wrapText('', { width: 100, size: 18 })).toEqual([]);
});

test('a QR code is drawn with the quiet edge that cameras need', async () => {
  const svg = await writeQr('https://t.me/GununganBot?start=absen-42', 320);
  expect(svg).toContain('width="320"');
  const [, modules = '0'] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
  const dark = [...svg.matchAll(/M(\d+) (\d+)h/g)].map(([, x]) => Number(x));
  expect(Math.min(...dark)).toBe(4);
  expect(Math.max(...dark)).toBe(Number(modules) - 5);
  expect((await toPng(svg)).subarray(0, 8).toString('hex')).toBe(SIGNATURE);
});
