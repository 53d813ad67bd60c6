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

  it('forgets what Telegram has confirmed, so that a later lower number is not thrown away', () => {
    const window = createWindow();
    window.admit(900);
    window.finish(900);
    window.confirmed(901);
    expect(window.offset()).toBeUndefined();
    expect(window.admit(3)).toBe(true);
  });
});
