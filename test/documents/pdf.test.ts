import { expect, test } from 'vitest';
import { writeCards, writePdf } from '../../src/documents/pdf.ts';
import { pagesOf } from '../support/pdf-text.ts';

const about = {
  title: 'Daftar Hadir',
  foot: 'FORSES',
  locale: 'id',
  writtenAt: Date.parse('2027-01-22T02:00:00Z'),
};
const pageLabel = (page: number, pages: number): string => `Halaman ${page} dari ${pages}`;

test('a long table repeats its head on each page, and each page says which it is', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [String(index + 1), `Instansi ${index + 1}`, '']);
  const content = await writePdf({
    ...about,
    subtitles: ['Pertemuan ke-42'],
    pageLabel,
    blocks: [
      { kind: 'fields', rows: [{ label: 'Tempat', value: 'Aula BMKG' }] },
      {
        kind: 'table',
        columns: [
          { title: 'No.', width: 'auto', align: 'right' },
          { title: 'Instansi', width: '*' },
          { title: 'Tanda tangan', width: 120 },
        ],
        rows,
        rowHeight: 26,
      },
    ],
  });
  const pages = await pagesOf(content);
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('Tanda tangan');
    expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    expect(page).toContain('FORSES');
  }
  expect(pages[0]).toContain('Pertemuan ke-42');
  expect(pages.join(' ')).toContain('Instansi 60');
});

test('what people typed stands in a document as they typed it', async () => {
  const typed = '<b>Tebal</b> & "kutip" — é ū {{x}}';
  const [page] = await pagesOf(
    await writePdf({ ...about, pageLabel, blocks: [{ kind: 'paragraph', text: typed }] }),
  );
  expect(page).toContain(typed);
});

test('name cards stand four on a page', async () => {
  const cards = Array.from({ length: 5 }, (_, index) => ({
    head: 'FORSES',
    main: `Dr. Sari Wulandari ${index}`,
    lines: ['Sekretaris Utama', 'BMKG'],
  }));
  const pages = await pagesOf(await writeCards(cards, about));
  expect(pages.map((page) => page.match(/Wulandari/g)?.length)).toEqual([4, 1]);
});
