import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { shelve } from './shelf.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await shelve(bot, [
    {
      ...{ number: 8, title: 'Satu Data Indonesia', of: 'LAN' },
      summary: 'Data pemerintah memenuhi standar; tunjuk walidata dan produsen data.',
    },
  ]);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('a sure answer beside the library, in %s', (platform) => {
  it('comes after an entry that says what is asked about where the answer does not', async () => {
    const voice = voicesOf(bot)[platform];
    const asked = await voice.say({ who: 'member', command: 'tanya apa kewajiban walidata' });
    expect(asked.text).toContain('8. Satu Data Indonesia');
    expect(asked.buttons[0]).toBe('Buka 8');
    await verifyDialogue(voice, [
      [{ who: 'member', press: 'Buka 8' }, { has: 'tunjuk walidata' }],
      [{ who: 'stranger', command: 'tanya apa kewajiban walidata' }, { lacks: 'Satu Data Indonesia' }],
    ]);
  });

  it('is given first where it says the same, with the entry beneath', async () => {
    const heard = await voicesOf(bot)[platform].say({ who: 'member', command: 'tanya data saya aman kah' });
    expect(heard.text).toMatch(/data[\s\S]*8\. Satu Data Indonesia/i);
    expect(heard.buttons.at(-1)).toBe('Buka 8');
    expect(heard.text.indexOf('8. Satu Data')).toBeGreaterThan(80);
  });
});
