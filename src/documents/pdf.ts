import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONT_FAMILY, fontFiles } from './fonts.ts';

/** A column of a table: as wide as its texts, a share of what is left (`*`), or so many points. */
export interface PdfColumn {
  readonly title: string;
  readonly width: 'auto' | '*' | number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A part of a document, top to bottom. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly small?: true }
  /** Label and value pairs, as in the head of a letter. */
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  /** Its head is repeated on each page, and no row is parted by the end of one; `rowHeight` (points) leaves room to sign. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PdfColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly rowHeight?: number;
    }
  /** A PNG or JPEG as wide as the page or so many points. */
  | { readonly kind: 'picture'; readonly content: Buffer; readonly width?: number }
  | { readonly kind: 'space'; readonly points: number }
  | { readonly kind: 'newPage' };

/** A document on A4. */
export interface PdfDocument {
  /** Stands in the head of the first page and in the file's properties. */
  readonly title: string;
  /** Lines under the title. */
  readonly subtitles?: readonly string[];
  /** Whose it is; left in the foot of each page. */
  readonly foot: string;
  /** Right in the foot: "Halaman 1 dari 3". */
  readonly pageLabel: (page: number, pages: number) => string;
  readonly locale: string;
  /** Epoch milliseconds, for the file's properties. */
  readonly writtenAt: number;
  readonly isLandscape?: true;
  readonly blocks: readonly PdfBlock[];
}

const INK = '#1f2933';
const FAINT = '#52606d';
const LINE = '#9aa5b1';
const SHADE = '#e4e7eb';
const MARGIN = 48;
const A4_WIDTH = 595.28;
const A4_HEIGHT = 841.89;

/** Writes a document with head, foot and page numbers. */
export async function writePdf(document: PdfDocument): Promise<Buffer> {
  const { title, subtitles = [], foot, pageLabel, isLandscape, blocks } = document;
  const width = (isLandscape === true ? A4_HEIGHT : A4_WIDTH) - 2 * MARGIN;
  return print({
    ...properties(document),
    pageSize: 'A4',
    pageOrientation: isLandscape === true ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
    footer: (page, pages) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      fontSize: 8,
      color: FAINT,
      columns: [
        { width: '*', text: foot },
        { width: 'auto', text: pageLabel(page, pages), alignment: 'right' },
      ],
    }),
    content: [
      { text: title, fontSize: 15, bold: true, alignment: 'center', margin: [0, 0, 0, 2] },
      ...subtitles.map((text): Content => ({ text, alignment: 'center', color: FAINT })),
      { text: '', margin: [0, 0, 0, 10] },
      ...blocks.map((block) => toContent(block, width)),
    ],
  });
}

/** A name card: what stands on it, the most important line largest. */
export interface PdfCard {
  readonly head: string;
  readonly main: string;
  readonly lines: readonly string[];
}

const CARDS_A_ROW = 2;
const ROWS_A_PAGE = 2;

/** Writes cards of A6, four on a page of A4, with lines to cut along. */
export async function writeCards(
  cards: readonly PdfCard[],
  about: Pick<PdfDocument, 'title' | 'foot' | 'locale' | 'writtenAt'>,
): Promise<Buffer> {
  const perPage = CARDS_A_ROW * ROWS_A_PAGE;
  const pages = Array.from({ length: Math.ceil(cards.length / perPage) }, (_, page) =>
    cards.slice(page * perPage, (page + 1) * perPage),
  );
  return print({
    ...properties(about),
    pageSize: 'A4',
    pageMargins: 0,
    content: pages.map((page, index) => cardPage(page, index > 0)),
  });
}

function cardPage(cards: readonly PdfCard[], isLater: boolean): Content {
  const cell = (card: PdfCard | undefined): Content => (card === undefined ? '' : cardContent(card));
  const rows = Array.from({ length: ROWS_A_PAGE }, (_, row) =>
    Array.from({ length: CARDS_A_ROW }, (_unused, column) => cell(cards[row * CARDS_A_ROW + column])),
  );
  const width = A4_WIDTH / CARDS_A_ROW - 0.5;
  return {
    ...(isLater ? { pageBreak: 'before' as const } : {}),
    // A little less than the page, or the last line begins another.
    table: { widths: [width, width], heights: A4_HEIGHT / ROWS_A_PAGE - 2, body: rows },
    layout: {
      hLineWidth: (line) => (line === 1 ? 0.5 : 0),
      vLineWidth: (line) => (line === 1 ? 0.5 : 0),
      hLineColor: () => LINE,
      vLineColor: () => LINE,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}

/** From this many characters on a name is set smaller, so that it stays within its card. */
const LONG_NAME = 28;

/** Above the text of a card: what most cards say stands in the middle then, and a long one has room. */
const CARD_TOP = 115;

function cardContent({ head, main, lines }: PdfCard): Content {
  return {
    margin: [18, CARD_TOP, 18, 0],
    alignment: 'center',
    stack: [
      { text: head, fontSize: 11, color: FAINT, margin: [0, 0, 0, 34] },
      { text: main, fontSize: main.length > LONG_NAME ? 18 : 24, bold: true, margin: [0, 0, 0, 14] },
      ...lines.map((text): Content => ({ text, fontSize: 13, margin: [0, 0, 0, 4] })),
    ],
  };
}

function toContent(block: PdfBlock, pageWidth: number): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, bold: true, fontSize: 12, margin: [0, 10, 0, 4], headlineLevel: 1 };
    case 'paragraph':
      return {
        text: block.text,
        margin: [0, 0, 0, 6],
        ...(block.small === true ? { fontSize: 8.5, color: FAINT } : {}),
      };
    case 'fields':
      return fieldsContent(block.rows);
    case 'list': {
      const items = [...block.items];
      return { margin: [0, 0, 0, 6], ...(block.ordered ? { ol: items } : { ul: items }) };
    }
    case 'table':
      return tableContent(block);
    case 'picture':
      return { image: dataUrl(block.content), width: block.width ?? pageWidth, margin: [0, 0, 0, 8] };
    case 'space':
      return { text: '', margin: [0, 0, 0, block.points] };
    case 'newPage':
      return { text: '', pageBreak: 'after' };
  }
}

function fieldsContent(rows: Extract<PdfBlock, { kind: 'fields' }>['rows']): Content {
  return {
    margin: [0, 0, 0, 8],
    layout: 'noBorders',
    table: { widths: ['auto', 'auto', '*'], body: rows.map(({ label, value }) => [label, ':', value]) },
  };
}

function tableContent({ columns, rows, rowHeight }: Extract<PdfBlock, { kind: 'table' }>): Content {
  const aligned = columns.map(({ align = 'left' }) => align);
  const cells = (row: readonly string[]): Content[] =>
    aligned.map((alignment, index) => ({ text: row[index] ?? '', alignment }));
  const head = columns.map(({ title }): Content => ({ text: title, bold: true, fillColor: SHADE }));
  return {
    margin: [0, 0, 0, 8],
    fontSize: 9,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      ...(rowHeight === undefined ? {} : { heights: (row: number) => (row === 0 ? 'auto' : rowHeight) }),
      body: [head, ...rows.map(cells)],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => LINE,
      vLineColor: () => LINE,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
}

function dataUrl(content: Buffer): string {
  const isPng = content.subarray(1, 4).toString('latin1') === 'PNG';
  return `data:image/${isPng ? 'png' : 'jpeg'};base64,${content.toString('base64')}`;
}

function properties({
  title,
  foot,
  locale,
  writtenAt,
}: Pick<PdfDocument, 'title' | 'foot' | 'locale' | 'writtenAt'>): Pick<
  TDocumentDefinitions,
  'info' | 'language' | 'displayTitle' | 'defaultStyle'
> {
  return {
    info: {
      title,
      author: foot,
      creator: 'Gunungan',
      producer: 'Gunungan',
      creationDate: new Date(writtenAt),
    },
    language: locale,
    displayTitle: true,
    defaultStyle: { font: FONT_FAMILY, fontSize: 10, color: INK, lineHeight: 1.15 },
  };
}

/** The printer reads the two font files and nothing else, neither from this machine nor from elsewhere. */
async function print(definition: TDocumentDefinitions): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake');
  const { regular, bold } = fontFiles();
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
  pdfmake.setUrlAccessPolicy(() => false);
  // Anew each time, for the printer writes into it. There is no italic of ours.
  pdfmake.setFonts({ [FONT_FAMILY]: { normal: regular, bold, italics: regular, bolditalics: bold } });
  return pdfmake.createPdf(definition).getBuffer();
}
