import { listOf, recordsOf } from '../json.ts';
import { messageBlock } from './layout.ts';
import { type Check, codePoints, flag, list, type Problem, shape, string } from './schema.ts';

const MAX_BLOCKS = 50;
const MAX_MARKDOWN = 12_000;
const anything: Check = () => [];

/** Problems of a message's `blocks` argument: at most 50, ids unique, one table, 12,000 characters of markdown. */
export function messageProblems(blocks: unknown, pointer = '/blocks'): readonly Problem[] {
  const found = list(messageBlock, { min: 0, max: MAX_BLOCKS })(blocks, pointer);
  return [...found, ...repeatedBlockIds(blocks, pointer), ...totals(blocks, pointer)];
}

/** Problems of ids that two blocks share. */
export function repeatedBlockIds(blocks: unknown, pointer: string): readonly Problem[] {
  const ids = recordsOf(blocks).map((block) => block.block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) !== index
      ? [{ pointer: `${pointer}/${index}/block_id`, message: `\`block_id\` "${String(id)}" already exists` }]
      : [],
  );
}

const attachment: Check = shape(
  {},
  {
    ...Object.fromEntries(
      [
        'fallback',
        'color',
        'pretext',
        'author_name',
        'author_link',
        'author_icon',
        'title',
        'title_link',
        'text',
      ]
        .concat(['image_url', 'thumb_url', 'footer', 'footer_icon', 'callback_id'])
        .map((name) => [name, string({ min: 0 })]),
    ),
    blocks: (value, pointer) => messageProblems(value, pointer),
    fields: list(anything, { min: 0, max: 100 }),
    mrkdwn_in: list(string(), { min: 0, max: 10 }),
    ts: anything,
    unfurl: flag,
  },
);

/** Problems of a message's `attachments` argument (at most 100). */
export function attachmentProblems(attachments: unknown): readonly Problem[] {
  return list(attachment, { min: 0, max: 100 })(attachments, '/attachments');
}

function totals(blocks: unknown, pointer: string): readonly Problem[] {
  const records = recordsOf(blocks);
  const tables = records.filter((block) => block.type === 'table').length;
  const markdown = records
    .filter((block) => block.type === 'markdown' && typeof block.text === 'string')
    .reduce((sum, block) => sum + codePoints(String(block.text)), 0);
  return [
    ...(tables > 1 ? [{ pointer, message: 'only one table allowed' }] : []),
    ...(markdown > MAX_MARKDOWN && listOf(blocks).length > 1
      ? [{ pointer, message: `markdown blocks must be less than ${MAX_MARKDOWN + 1} characters together` }]
      : []),
  ];
}
