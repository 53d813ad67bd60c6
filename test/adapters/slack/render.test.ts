import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageProblems } from '../../../playground/slack/blocks/index.ts';
import { renderLine, renderMessage } from '../../../src/adapters/slack/render.ts';
import type { Block, Button, Line, OutgoingMessage, Span } from '../../../src/platform/message.ts';
import { messageOf, visibleText } from './workspace.ts';

const withBlocks = (...blocks: readonly Block[]): OutgoingMessage => messageOf('ringkas', { blocks });
const problemsOf = (message: OutgoingMessage): unknown[] =>
  renderMessage(message).flatMap(({ blocks }) => messageProblems(blocks));

describe('a message', () => {
  test('becomes a header, rich text, small print and buttons', () => {
    const message = messageOf('Undangan', {
      blocks: [
        { kind: 'title', text: 'UNDANGAN PERTEMUAN KE-42' },
        { kind: 'fields', rows: [{ label: 'Tempat', value: ['Aula BMKG'] }] },
        { kind: 'list', ordered: true, items: [['satu'], [{ bold: 'dua' }]] },
        { kind: 'divider' },
        { kind: 'note', line: ['12 menjawab'] },
      ],
      buttons: [
        [
          { text: 'Hadir', action: 'hadir|42', style: 'primary' },
          { text: 'Peta', url: 'https://bmkg.go.id' },
        ],
      ],
    });
    expect(renderMessage(message)).toMatchInlineSnapshot(`
      [
        {
          "blocks": [
            {
              "text": {
                "emoji": false,
                "text": "UNDANGAN PERTEMUAN KE-42",
                "type": "plain_text",
              },
              "type": "header",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "style": {
                        "bold": true,
                      },
                      "text": "Tempat:",
                      "type": "text",
                    },
                    {
                      "text": " Aula BMKG",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_section",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "text": "1. satu
      2. ",
                      "type": "text",
                    },
                    {
                      "style": {
                        "bold": true,
                      },
                      "text": "dua",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_section",
                },
              ],
              "type": "rich_text",
            },
            {
              "type": "divider",
            },
            {
              "elements": [
                {
                  "emoji": false,
                  "text": "12 menjawab",
                  "type": "plain_text",
                },
              ],
              "type": "context",
            },
            {
              "elements": [
                {
                  "action_id": "press:0:0",
                  "style": "primary",
                  "text": {
                    "emoji": false,
                    "text": "Hadir",
                    "type": "plain_text",
                  },
                  "type": "button",
                  "value": "hadir|42",
                },
                {
                  "action_id": "link:0:1",
                  "text": {
                    "emoji": false,
                    "text": "Peta",
                    "type": "plain_text",
                  },
                  "type": "button",
                  "url": "https://bmkg.go.id",
                },
              ],
              "type": "actions",
            },
          ],
          "text": "UNDANGAN PERTEMUAN KE-42
      Tempat: Aula BMKG
      1. satu
      2. dua
      12 menjawab",
        },
      ]
    `);
  });

  test('without blocks shows its summary', () => {
    expect(renderMessage(withBlocks()).map(visibleText)).toEqual(['ringkas']);
  });

  test('escapes only the notification text, since nothing else is parsed', () => {
    const [rendered] = renderMessage(messageOf('<!channel> R&D *tebal* <@U0KETUA> https://jahat.example'));
    expect(rendered?.text).toBe('&lt;!channel&gt; R&amp;D *tebal* &lt;@U0KETUA&gt; https://jahat.example');
    expect(rendered?.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: '<!channel> R&D *tebal* <@U0KETUA> https://jahat.example' }],
          },
        ],
      },
    ]);
  });

  test('loses control and direction characters', () => {
    expect(renderMessage(messageOf('a\u202Eb\u0007c\u2066d\r\ne')).map(visibleText)).toEqual(['abcd\ne']);
    expect(renderLine('x\u202Ey\nz').text).toBe('xy z');
  });

  test('mentions only from mention spans with a person id', () => {
    const line: Line = [
      { mention: 'Ratna', userId: 'U0KETUA' },
      ' ',
      { mention: 'Tipu', userId: '!channel' },
    ];
    const text = JSON.stringify(renderMessage(withBlocks({ kind: 'paragraph', line })));
    expect(text).toContain('{"type":"user","user_id":"U0KETUA"}');
    expect(text).toContain('Tipu');
    expect(text).not.toContain('!channel');
  });

  test('leaves out link buttons and links that are not http or https', () => {
    const [rendered] = renderMessage({
      ...withBlocks({ kind: 'paragraph', line: [{ link: 'sini', url: 'javascript:alert(1)' }] }),
      buttons: [[{ text: 'Buka', url: 'file:///etc/passwd' }]],
    });
    expect(JSON.stringify(rendered)).not.toMatch(/javascript|passwd/);
    expect(rendered?.blocks).toHaveLength(1);
  });

  test('shows a title that is too long for a header as bold text', () => {
    const title = 'Pertemuan '.repeat(20);
    expect(JSON.stringify(renderMessage(withBlocks({ kind: 'title', text: title })))).toContain(
      '"bold":true',
    );
  });
});

describe('a message that is too long', () => {
  test('of 10,000 characters in one paragraph is split at line ends and loses nothing', () => {
    const lines = Array.from({ length: 250 }, (_, index) => `Baris ${index} ${'x'.repeat(32)}`);
    const message = withBlocks({ kind: 'paragraph', line: [lines.join('\n')] });
    expect(problemsOf(message)).toEqual([]);
    expect(renderMessage(message).map(visibleText).join('\n').split('\n')).toEqual(lines);
  });

  test('of one 10,000 character word is cut anywhere and loses nothing', () => {
    const message = withBlocks({ kind: 'paragraph', line: ['😀'.repeat(5_000)] });
    expect(problemsOf(message)).toEqual([]);
    expect(renderMessage(message).map(visibleText).join('').replaceAll('\n', '')).toBe('😀'.repeat(5_000));
  });

  test('with 300 list items becomes a few messages with every item', () => {
    const items = Array.from({ length: 300 }, (_, index): Line => [`Kementerian nomor ${index}, Jakarta`]);
    const rendered = renderMessage(withBlocks({ kind: 'list', ordered: true, items }));
    expect(rendered.length).toBeLessThanOrEqual(3);
    expect(rendered.map(visibleText).join('\n').split('\n')).toHaveLength(300);
  });

  test('with 60 buttons keeps them all, the last ones under the last part', () => {
    const rows = Array.from({ length: 60 }, (_, index): Button[] => [
      { text: `${index}`, action: `a|${index}` },
    ]);
    const rendered = renderMessage(messageOf('banyak', { buttons: rows }));
    expect(rendered.flatMap(({ blocks }) => messageProblems(blocks))).toEqual([]);
    expect(JSON.stringify(rendered).match(/"value":"a\|/g)).toHaveLength(60);
  });

  test('with 60 buttons in one row spreads them over rows of 25', () => {
    const row = Array.from(
      { length: 60 },
      (_, index): Button => ({ text: `${index}`, action: `a|${index}` }),
    );
    const [rendered] = renderMessage(messageOf('banyak', { buttons: [row] }));
    expect(rendered?.blocks.map((block) => ('elements' in block ? block.elements.length : 0))).toEqual([
      1, 25, 25, 10,
    ]);
  });
});

describe('any message at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '<!here>',
      '*_~`>',
      '\u202E',
      '\uD83D',
      'x'.repeat(3_100),
      'ü'.repeat(700),
    ),
  );
  const span: fc.Arbitrary<Span> = fc.oneof(
    text,
    fc.record({ bold: text }),
    fc.record({ italic: text }),
    fc.record({ code: text }),
    fc.record({ link: text, url: fc.oneof(fc.webUrl(), text) }),
    fc.record({ mention: text, userId: fc.constantFrom('U0KETUA', '', 'x') }),
  );
  const line = fc.array(span, { maxLength: 6 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('title' as const), text }),
    fc.record({ kind: fc.constant('paragraph' as const), line }),
    fc.record({
      kind: fc.constant('fields' as const),
      rows: fc.array(fc.record({ label: text, value: line }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(line, { maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant('note' as const), line }),
    fc.record({ kind: fc.constant('divider' as const) }),
  );
  const button: fc.Arbitrary<Button> = fc.oneof(
    fc.record({ text, action: text, style: fc.constantFrom('primary' as const, 'danger' as const) }),
    fc.record({ text, url: fc.oneof(fc.webUrl(), text) }),
  );
  const message: fc.Arbitrary<OutgoingMessage> = fc.record({
    summary: text,
    blocks: fc.array(block, { maxLength: 60 }),
    buttons: fc.array(fc.array(button, { maxLength: 30 }), { maxLength: 8 }),
    files: fc.constant([]),
  });

  test('is one that Slack accepts, in at least one part with a notification text', () => {
    fc.assert(
      fc.property(message, (given) => {
        const rendered = renderMessage(given);
        expect(rendered.length).toBeGreaterThan(0);
        for (const part of rendered) {
          expect(messageProblems(part.blocks)).toEqual([]);
          expect(part.text).not.toBe('');
          expect(JSON.stringify(part.blocks).length).toBeLessThan(13_200);
        }
      }),
      { numRuns: 300, seed: 42 },
    );
  });
});
