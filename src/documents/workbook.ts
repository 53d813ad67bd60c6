/** A cell: text stays text whatever it looks like, a number can be counted with, nothing is an empty cell. */
export type WorkbookCell = string | number | undefined;

/** A sheet: a head that stays in sight, and rows. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** Longest name of a sheet, and what may not stand in one. */
const NAME_LENGTH = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
/** Longest text of a cell. */
const CELL_LENGTH = 32_767;
/** What XML cannot carry: controls, and halves of a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Writes an XLSX workbook. Nothing in it is a formula: texts that begin like one are texts. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const data = sheets.map(({ name, columns, rows }, index) => ({
    sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_LENGTH).trim() || String(index + 1),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ title }) => ({
        ...text(title),
        fontWeight: 'bold' as const,
        backgroundColor: '#e4e7eb',
      })),
      ...rows.map((row) => row.map(cell)),
    ],
  }));
  return write(data).toBuffer();
}

const cell = (value: WorkbookCell) => {
  if (value === undefined || value === '') return null;
  return typeof value === 'number' && Number.isFinite(value) ? { value, type: Number } : text(String(value));
};

const text = (value: string) => ({
  value: value.replace(NOT_IN_XML, '').slice(0, CELL_LENGTH),
  type: String,
  wrap: true,
  alignVertical: 'top' as const,
});
