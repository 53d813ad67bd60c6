import { describe, expect, it } from 'vitest';
import type { Block, OutgoingMessage } from '../../src/platform/message.ts';
import { shortened } from '../../src/platform/shorten.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', line: [text] });
const messageOf = (...blocks: readonly Block[]): OutgoingMessage => ({
  ...{ summary: 'ringkas', blocks, buttons: [[{ text: 'Hadir', action: 'hadir|1' }]], files: [] },
});
const sizeOf = ({ blocks }: OutgoingMessage): number => JSON.stringify(blocks).length;
const within =
  (size: number) =>
  (message: OutgoingMessage): boolean =>
    sizeOf(message) <= size;

describe('a message that is to be one', () => {
  it('stays as it is when it fits', () => {
    const message = messageOf(paragraph('x'.repeat(100)));
    expect(shortened(message, within(1_000))).toBe(message);
  });

  it('loses the ends of its longest texts and nothing else', () => {
    const fields: Block = { kind: 'fields', rows: [{ label: 'Agenda', value: ['🎉'.repeat(900)] }] };
    const note: Block = { kind: 'note', line: ['Sudah menjawab: 144 dari 144 instansi.'] };
    const short = shortened(messageOf({ kind: 'title', text: 'UNDANGAN' }, fields, note), within(800));
    expect(sizeOf(short)).toBeLessThanOrEqual(800);
    expect(short.blocks[0]).toEqual({ kind: 'title', text: 'UNDANGAN' });
    expect(short.blocks[2]).toEqual(note);
    expect(short.buttons).toHaveLength(1);
    expect(JSON.stringify(short.blocks[1])).toMatch(/"(🎉)+…"/u);
  });

  it('loses the ends of its longest lists when its texts are short', () => {
    const items = Array.from({ length: 300 }, (_, index) => [{ bold: `Instansi ${index}` }]);
    const last = paragraph('Mohon konfirmasi.');
    const short = shortened(messageOf({ kind: 'list', ordered: false, items }, last), within(900));
    expect(sizeOf(short)).toBeLessThanOrEqual(900);
    expect(short.blocks[0]).toMatchObject({ items: expect.arrayContaining([['…']]) });
    expect(short.blocks[1]).toEqual(last);
  });

  it('loses blocks of its middle when it has too many, and ends in any case', () => {
    const blocks = Array.from({ length: 80 }, (_, index) => paragraph(`baris ${index}`));
    const short = shortened(messageOf(...blocks), (message) => message.blocks.length <= 50);
    expect(short.blocks.length).toBeLessThanOrEqual(50);
    expect(short.blocks[0]).toEqual(blocks[0]);
    expect(short.blocks.at(-1)).toEqual(blocks.at(-1));
    expect(short.blocks).toContainEqual(paragraph('…'));
    expect(shortened(messageOf(...blocks), () => false).blocks).toHaveLength(6);
  });
});
