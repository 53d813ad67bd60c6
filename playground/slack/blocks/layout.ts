import { isRecord, type JsonRecord, listOf } from '../json.ts';
import { image, imageBlock } from './elements/buttons.ts';
import { accessory, actionElement, inputElement } from './elements/index.ts';
import { richText } from './rich-text.ts';
import { also, byType, type Check, flag, list, shape, string, word } from './schema.ts';
import { table } from './table.ts';
import { anyText, blockId, mrkdwn, plainText } from './text-objects.ts';

const identified: Readonly<Record<string, Check>> = { block_id: blockId };

const section: Check = also(
  shape(
    { type: word('section') },
    {
      ...identified,
      text: anyText(3_000),
      fields: list(anyText(2_000), { max: 10 }),
      accessory,
      expand: flag,
    },
  ),
  ({ text, fields }) =>
    text === undefined && fields === undefined ? 'missing required field: text' : undefined,
);

const contextElement: Check = byType(
  { image, mrkdwn: mrkdwn(3_000), plain_text: plainText(3_000) },
  'context element',
);

const shared: Readonly<Record<string, Check>> = {
  section,
  header: shape({ type: word('header'), text: plainText(150) }, identified),
  divider: shape({ type: word('divider') }, identified),
  context: shape({ type: word('context'), elements: list(contextElement, { max: 10 }) }, identified),
  actions: also(
    shape({ type: word('actions'), elements: list(actionElement, { max: 25 }) }, identified),
    repeatedAction,
  ),
  input: shape(
    { type: word('input'), label: plainText(2_000), element: inputElement },
    { ...identified, hint: plainText(2_000), optional: flag, dispatch_action: flag },
  ),
  image: imageBlock,
  rich_text: richText,
};

/** A block as a message may hold it. */
export const messageBlock: Check = byType(
  {
    ...shared,
    file: shape({ type: word('file'), external_id: string(), source: word('remote') }, identified),
    markdown: shape({ type: word('markdown'), text: string({ max: 12_000 }) }, identified),
    table,
  },
  'block',
);

/** A block as a modal or a home tab may hold it. */
export const viewBlock: Check = byType(shared, 'block');

function repeatedAction(block: JsonRecord): string | undefined {
  const ids = listOf(block.elements)
    .map((element) => (isRecord(element) ? element.action_id : undefined))
    .filter((id) => id !== undefined);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  return repeated === undefined
    ? undefined
    : `\`action_id\` "${String(repeated)}" already exists for another element`;
}
