import { writePdf } from '../../../src/documents/pdf.ts';

/** A letter or the like of one page, as an office would scan it. */
export async function paper(
  title: string,
  writtenAt: number,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const content = await writePdf({
    ...{ title, writtenAt, locale: 'id', foot: 'FORSES (contoh)' },
    subtitles: ['Pertemuan ke-42 FORSES (contoh)'],
    pageLabel: (page, pages) => `Halaman ${page} dari ${pages}`,
    blocks: [{ kind: 'paragraph', text: 'Dokumen contoh.' }],
  });
  return { name: `${title}.pdf`, content };
}
