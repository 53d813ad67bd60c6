import { describe, expect, it } from 'vitest';
import { createWindow } from '../../../src/adapters/telegram/window.ts';

describe('update window', () => {
  it('names no offset before anything is done', () => {
    const window = createWindow();
    expect(window.offset()).toBeUndefined();
    window.admit(5);
    expect(window.offset()).toBeUndefined();
  });

  it('confirms nothing beyond an update that is under way', () => {
    const window = createWindow();
    for (const id of [5, 6, 7]) window.admit(id);
    window.finish(5);
    window.finish(7);
    expect(window.offset()).toBe(6);
    window.finish(6);
    expect(window.offset()).toBe(8);
  });

  it('admits what is under way or done only once', () => {
    const window = createWindow();
    expect([window.admit(5), window.admit(5)]).toEqual([true, false]);
    window.finish(5);
    expect(window.admit(5)).toBe(false);
  });

  it('lets an update that hangs be overtaken once most of a batch behind it is done, after five seconds', () => {
    let now = 0;
    const overtaken: number[] = [];
    const window = createWindow(
      () => now,
      (id) => overtaken.push(id),
    );
    for (let id = 1; id <= 100; id += 1) window.admit(id);
    for (let id = 2; id <= 100; id += 1) window.finish(id);
    now = 4_999;
    expect(window.offset()).toBe(1);
    now = 5_000;
    expect(window.offset()).toBe(101);
    expect(overtaken).toEqual([1]);
    expect(window.admit(1)).toBe(false);
    window.confirmed(101);
    window.finish(1);
    expect(window.offset()).toBeUndefined();
  });

  it('lets none be overtaken while all wait, as they do for a database that is away', () => {
    let now = 0;
    const window = createWindow(() => now);
    for (let id = 1; id <= 100; id += 1) window.admit(id);
    now = 60_000;
    expect(window.offset()).toBeUndefined();
    window.finish(1);
    expect(window.offset()).toBe(2);
  });

  it('forgets what Telegram has confirmed, so that a later lower number is not thrown away', () => {
    const window = createWindow();
    window.admit(900);
    window.finish(900);
    window.confirmed(901);
    expect(window.offset()).toBeUndefined();
    expect(window.admit(3)).toBe(true);
  });
});
