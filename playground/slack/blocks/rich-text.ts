import { byType, type Check, flag, integer, list, shape, string, word } from './schema.ts';
import { blockId, link } from './text-objects.ts';

const MANY = { min: 0, max: 1_000 };
const style: Check = shape(
  {},
  { bold: flag, italic: flag, strike: flag, underline: flag, code: flag, unlink: flag, highlight: flag },
);

const inline: Check = byType(
  {
    text: shape({ type: word('text'), text: string() }, { style }),
    link: shape({ type: word('link'), url: link }, { text: string(), unsafe: flag, style }),
    emoji: shape({ type: word('emoji'), name: string() }, { unicode: string(), style }),
    user: shape({ type: word('user'), user_id: string() }, { style }),
    channel: shape({ type: word('channel'), channel_id: string() }, { style }),
    usergroup: shape({ type: word('usergroup'), usergroup_id: string() }, { style }),
    broadcast: shape({ type: word('broadcast'), range: word('here', 'channel', 'everyone') }, { style }),
    date: shape(
      { type: word('date'), timestamp: integer(0, 9_999_999_999), format: string() },
      { url: link, fallback: string(), style },
    ),
  },
  'rich text element',
);

const section: Check = shape({ type: word('rich_text_section'), elements: list(inline, MANY) });
const bordered: Readonly<Record<string, Check>> = { border: integer(0, 1) };

/** A rich text block, with sections, lists, quotes and preformatted text. */
export const richText: Check = shape(
  {
    type: word('rich_text'),
    elements: list(
      byType(
        {
          rich_text_section: section,
          rich_text_quote: shape({ type: word('rich_text_quote'), elements: list(inline, MANY) }, bordered),
          rich_text_preformatted: shape(
            { type: word('rich_text_preformatted'), elements: list(inline, MANY) },
            bordered,
          ),
          rich_text_list: shape(
            { type: word('rich_text_list'), style: word('bullet', 'ordered'), elements: list(section, MANY) },
            { ...bordered, indent: integer(0, 8), offset: integer(0, 1_000) },
          ),
        },
        'rich text',
      ),
      { min: 1, max: 1_000 },
    ),
  },
  { block_id: blockId },
);
