import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../playground/telegram/html.ts';
import { renderSingle, renderTelegram } from '../../../src/adapters/telegram/render.ts';
import type { Block } from '../../../src/platform/message.ts';
import { message, paragraph } from './messages.ts';

const texts = (rendered: ReturnType<typeof renderTelegram>): readonly string[] =>
  rendered.parts.map(({ text }) => text);
const html = (...blocks: readonly Block[]): string =>
  texts(renderTelegram(message({ blocks }))).join('\n----\n');

describe('renderTelegram', () => {
  it('writes a notice as a letter that a phone shows well', () => {
    const notice = html(
      { kind: 'title', text: 'UNDANGAN PERTEMUAN KE-42' },
      { kind: 'paragraph', line: ['Yth. ', { bold: 'Bapak/Ibu' }, ','] },
      {
        kind: 'fields',
        rows: [
          { label: 'Pukul', value: ['09.00 WIB'] },
          { label: 'Tempat', value: [{ link: 'Aula BMKG', url: 'https://bmkg.go.id/?a=1&b="2"' }] },
        ],
      },
      { kind: 'divider' },
      { kind: 'paragraph', line: ['Acara:'] },
      { kind: 'list', ordered: true, items: [['Pembukaan'], [{ italic: 'Halal Bihalal' }]] },
      { kind: 'note', line: ['3 dari 144 telah menjawab'] },
    );
    expect(notice).toBe(
      [
        '<b>UNDANGAN PERTEMUAN KE-42</b>',
        '',
        'Yth. <b>Bapak/Ibu</b>,',
        '',
        '<b>Pukul</b>: 09.00 WIB',
        '<b>Tempat</b>: <a href="https://bmkg.go.id/?a=1&amp;b=%222%22">Aula BMKG</a>',
        '',
        '──────────',
        '',
        'Acara:',
        '1. Pembukaan',
        '2. <i>Halal Bihalal</i>',
        '',
        '<i>3 dari 144 telah menjawab</i>',
      ].join('\n'),
    );
  });

  it('shows hostile names exactly as they are', () => {
    const name = '<b>Budi</b> & "Ani" ]]( </a> &lt; <script>';
    const [text = ''] = texts(renderTelegram(paragraph(name)));
    expect(parseHtml(text, () => undefined)).toEqual({ text: name, entities: [] });
  });

  it('takes direction marks, control characters and halves of characters out', () => {
    expect(html({ kind: 'paragraph', line: ['a\u202Eb\u2066c\u0000d\u200Fe\u0007\uD800f\tg'] })).toBe(
      'abcdef\tg',
    );
  });

  it('addresses a person by a mention, and writes the name alone where the id is none', () => {
    expect(html({ kind: 'paragraph', line: [{ mention: 'Ani & Co', userId: '1001' }] })).toBe(
      '<a href="tg://user?id=1001">Ani &amp; Co</a>',
    );
    expect(html({ kind: 'paragraph', line: [{ mention: 'Ani', userId: '"><b>' }] })).toBe('Ani');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'bukan alamat', ''])('does not link to %j', (url) => {
    expect(html({ kind: 'paragraph', line: [{ link: 'di sini', url }] })).toBe('di sini');
  });

  it('falls back to the summary, and to a dot row where that is empty too', () => {
    expect(texts(renderTelegram(message({ summary: 'Satu <baris>' })))).toEqual(['Satu &lt;baris&gt;']);
    expect(texts(renderTelegram(message({ summary: ' \u200B ' })))).toEqual(['…']);
  });
});

describe('renderTelegram with long messages', () => {
  it('splits ten thousand characters between words and keeps every one', () => {
    const words = Array.from({ length: 1250 }, (_, index) => `kata${String(index).padStart(3, '0')}`).join(
      ' ',
    );
    const parts = texts(renderTelegram(paragraph(words, [{ text: 'Hadir', action: 'hadir|1' }])));
    expect(parts).toHaveLength(3);
    expect(parts.join('')).toBe(words);
    expect(parts.every((part) => part.length <= 4096)).toBe(true);
  });

  it('puts the buttons under the last part', () => {
    const { parts } = renderTelegram(paragraph('x'.repeat(5000), [{ text: 'Hadir', action: 'hadir|1' }]));
    expect(parts.map(({ replyMarkup }) => replyMarkup !== undefined)).toEqual([false, true]);
  });

  it('splits a list of 300 lines at its lines', () => {
    const items = Array.from({ length: 300 }, (_, index) => [`Instansi ke-${index} — Kementerian Contoh`]);
    const parts = texts(renderTelegram(message({ blocks: [{ kind: 'list', ordered: true, items }] })));
    const lines = parts.flatMap((part) => part.split('\n'));
    expect(lines).toHaveLength(300);
    expect(lines.at(-1)).toBe('300. Instansi ke-299 — Kementerian Contoh');
  });

  it('starts a new part for a block that fits into one but not into the rest of this one', () => {
    const parts = texts(
      renderTelegram(
        message({
          blocks: [
            { kind: 'paragraph', line: ['a'.repeat(3000)] },
            { kind: 'list', ordered: false, items: [['b'.repeat(900)], ['c'.repeat(900)]] },
          ],
        }),
      ),
    );
    expect(parts[1]?.startsWith('• b')).toBe(true);
  });

  it('never has more than a hundred marked places in a part', () => {
    const items = Array.from({ length: 250 }, (_, index) => [{ bold: `B${index}` }]);
    const parts = texts(renderTelegram(message({ blocks: [{ kind: 'list', ordered: false, items }] })));
    expect(parts.map((part) => part.split('<b>').length - 1)).toEqual([100, 100, 50]);
  });
});

describe('buttons', () => {
  const keyboard = (count: number) =>
    renderTelegram(
      message({
        buttons: [Array.from({ length: count }, (_, index) => ({ text: `${index}`, action: `a|${index}` }))],
      }),
    ).parts.map(({ replyMarkup }) => replyMarkup?.inline_keyboard.map((row) => row.length));

  it('wraps rows of more than eight', () => {
    expect(keyboard(19)).toEqual([[8, 8, 3]]);
  });

  it('goes on under another message after a hundred', () => {
    expect(keyboard(104).map((rows) => rows?.reduce((sum, row) => sum + row, 0))).toEqual([96, 8]);
  });

  it('cuts long labels without halving a character', () => {
    const { parts } = renderTelegram(paragraph('x', [{ text: `${'a'.repeat(62)}😀😀`, action: 'a' }]));
    expect(parts[0]?.replyMarkup?.inline_keyboard[0]?.[0]?.text).toBe(`${'a'.repeat(62)}…`);
  });

  it('keeps styles, and leaves out addresses that Telegram would refuse', () => {
    const { parts } = renderTelegram(
      paragraph('x', [
        { text: 'Kirim', action: 'kirim', style: 'primary' },
        { text: 'Situs', url: 'https://lan.go.id' },
        { text: 'Setempat', url: 'http://localhost:8080/' },
        { text: 'Skrip', url: 'javascript:alert(1)' },
      ]),
    );
    expect(parts[0]?.replyMarkup?.inline_keyboard).toEqual([
      [
        { text: 'Kirim', callback_data: 'kirim', style: 'primary' },
        { text: 'Situs', url: 'https://lan.go.id/' },
      ],
    ]);
  });

  it('refuses an action that does not fit', () => {
    expect(() => renderTelegram(paragraph('x', [{ text: 'x', action: 'é'.repeat(33) }]))).toThrow(RangeError);
  });
});

describe('renderSingle', () => {
  it('keeps the buttons with what fits into one message', () => {
    const part = renderSingle(paragraph('x'.repeat(9000), [{ text: 'Hadir', action: 'hadir|1' }]));
    expect(part.text.length).toBeGreaterThan(3_800);
    expect(part.text.length).toBeLessThanOrEqual(4_096);
    expect(part.text.endsWith('…')).toBe(true);
    expect(part.replyMarkup?.inline_keyboard).toHaveLength(1);
  });
});
