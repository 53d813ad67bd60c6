import { listOf } from '../json.ts';
import { richText } from './rich-text.ts';
import { also, byType, type Check, flag, list, shape, string, word } from './schema.ts';
import { blockId } from './text-objects.ts';

const cell: Check = byType(
  { raw_text: shape({ type: word('raw_text'), text: string() }), rich_text: richText },
  'table cell',
);
const column: Check = shape({}, { align: word('left', 'center', 'right'), is_wrapped: flag });

/** A table of at most 100 rows and 20 columns, all rows of one length. */
export const table: Check = also(
  shape(
    { type: word('table'), rows: list(list(cell, { max: 20 }), { max: 100 }) },
    { block_id: blockId, column_settings: list(column, { max: 20 }) },
  ),
  ({ rows, column_settings: settings }) => {
    const widths = new Set(listOf(rows).map((row) => listOf(row).length));
    if (widths.size > 1) return 'all rows must have the same number of cells';
    if (settings !== undefined && !widths.has(listOf(settings).length))
      return 'column_settings must match the columns';
    return undefined;
  },
);
