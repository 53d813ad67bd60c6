import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { fontFiles } from '../../src/documents/fonts.ts';
import {
  drawBar,
  drawing,
  drawParagraph,
  drawText,
  PICTURE_COLOURS,
  textWidth,
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
  const room = { width: 85, size: 18 };
  expect(wrapText('satu dua tiga empat', room)).toEqual(['satu dua', 'tiga', 'empat']);
  expect(wrapText('satu dua tiga empat', { ...room, most: 2 })).toEqual(['satu dua', 'tiga em…']);
  expect(wrapText('Kementerian', { ...room, width: 60 }).join('')).toBe('Kementerian');
  expect(wrapText('', room)).toEqual([]);
});

test.each([
  'Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi',
  'KEMENTERIAN KOORDINATOR BIDANG HUKUM, HAM & IMIGRASI',
  'Dr. Sari Wulandari, S.H., M.H. (contoh)',
  'illimitable 1234567890',
])('%j is no wider than it is taken for, and not much narrower', (text) => {
  for (const bold of [false, true]) {
    const style = { x: 0, y: 40, size: 30, bold };
    const { regular, bold: heavy } = fontFiles();
    const font = { loadSystemFonts: false, fontFiles: [regular, heavy] };
    const width = new Resvg(
      drawing({ width: 2_000, height: 60 }, [drawText(text, style)]).replace(/<rect[^>]*>/, ''),
      {
        font,
      },
    ).innerBBox()?.width;
    const taken = textWidth(text, style);
    expect(width).toBeLessThanOrEqual(taken);
    expect(width).toBeGreaterThan(taken * 0.75);
  }
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
