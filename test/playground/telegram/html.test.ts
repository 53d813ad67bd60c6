import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../playground/telegram/html.ts';

const budi = { id: 1001, is_bot: false, first_name: 'Budi' };
const parse = (source: string): ReturnType<typeof parseHtml> =>
  parseHtml(source, (id) => (id === budi.id ? budi : undefined));

describe('parsed', () => {
  test.each([
    ['<b>Rapat</b>', 'Rapat', [{ type: 'bold', offset: 0, length: 5 }]],
    [
      '<STRONG>a</strong><em>b</em>',
      'ab',
      [
        { type: 'bold', offset: 0, length: 1 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    ],
    ['😀<u>x</u>', '😀x', [{ type: 'underline', offset: 2, length: 1 }]],
    ['a &lt;b&gt; &amp; &quot;c&quot; &#33; &#x1F600;', 'a <b> & "c" ! 😀', []],
    [
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
      'x',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' }],
    ],
    [
      '<a href="tg://user?id=1001">Budi</a>',
      'Budi',
      [{ type: 'text_mention', offset: 0, length: 4, user: budi }],
    ],
    ['<a href="tg://user?id=9">Siapa</a>', 'Siapa', []],
    ['<a href="bukan tautan">x</a>', 'x', []],
    ['<span class="tg-spoiler">x</span>', 'x', [{ type: 'spoiler', offset: 0, length: 1 }]],
    [
      '<pre><code class="language-ts">let x</code></pre>',
      'let x',
      [{ type: 'pre', offset: 0, length: 5, language: 'ts' }],
    ],
    ['<code>a <b>b</b></code>', 'a b', [{ type: 'code', offset: 0, length: 3 }]],
    ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
    [
      '<tg-emoji emoji-id="5">👍</tg-emoji>',
      '👍',
      [{ type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '5' }],
    ],
    ['<b></b>x', 'x', []],
  ])('%s', (source, text, entities) => {
    expect(parse(source)).toEqual({ text, entities });
  });
});

describe('refused', () => {
  test.each([
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['é<p>x</p>', 'Unsupported start tag "p" at byte offset 2'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'],
    ['<a =x>y</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
    ['<a href=a/b>y</a>', 'Unexpected end of name token'],
    ['<tg-emoji>x</tg-emoji>', 'Invalid custom emoji identifier specified'],
    ['Budi & Ani', 'Unescaped "&" at byte offset 5'],
    ['a&nbsp;b', 'Unsupported HTML entity "&nbsp;" at byte offset 1'],
    ['&#0;', 'Unsupported HTML entity'],
  ])('%s', (source, reason) => {
    expect(() => parse(source)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});
