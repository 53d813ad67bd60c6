import { describe, expect, test } from 'vitest';
import type { Reaction } from '../../../src/platform/reaction.ts';
import { messageOf } from '../slack/workspace.ts';
import { stages } from './stages.ts';

const reply = (text: string, audience: 'chat' | 'sender'): Reaction => ({
  kind: 'reply',
  message: messageOf(text),
  audience,
  publicFallback: messageOf('Silakan tulis kepada bot.'),
});
const BUTTONS = [[{ text: 'Hadir', action: 'hadir|1' }]];

describe.each(stages)('a reaction on %s', (_name, { open }) => {
  test('to the chat is seen by everybody in it', async () => {
    const stage = await open();
    stage.react(() => [reply('Tercatat hadir.', 'chat')]);
    stage.command('/hadir', { place: 'group' });
    const shown = await stage.until(() => stage.shown('group').at(-1));
    expect(shown.text).toBe('Tercatat hadir.');
  });

  test('to the sender of a command in a group is seen by nobody else', async () => {
    const stage = await open();
    stage.react(() => [reply('Rahasia.', 'sender')]);
    stage.command('/status', { place: 'group' });
    await stage.until(() => stage.shownToAniAlone().find((text) => text === 'Rahasia.'));
    await stage.settled();
    expect(stage.shown('group').map(({ text }) => text)).not.toContain('Rahasia.');
    expect(stage.shown('budi')).toEqual([]);
  });

  test('to a sender who cannot be told alone is the words for that, and not the answer', async () => {
    const stage = await open();
    stage.react(() => [reply('Rahasia.', 'sender')]);
    stage.command('/status', { place: 'group', who: 'budi' });
    await stage.heard(1);
    if (!stage.platform.limits.hasEphemeral) {
      const shown = await stage.until(() => stage.shown('group').at(-1));
      expect(shown.text).toBe('Silakan tulis kepada bot.');
    }
    await stage.settled();
    expect(stage.shown('group').map(({ text }) => text)).not.toContain('Rahasia.');
    expect(stage.shownToAniAlone()).not.toContain('Rahasia.');
  });

  test('in private is a message there', async () => {
    const stage = await open();
    stage.react(() => [reply('Halo.', 'chat')]);
    stage.write('halo');
    const shown = await stage.until(() => stage.shown('ani').at(-1));
    expect(shown.text).toBe('Halo.');
  });

  test('to a press can change the message that carries the button', async () => {
    const stage = await open();
    const ref = await stage.platform.send(
      stage.target('group'),
      messageOf('Hadirkah?', { buttons: BUTTONS }),
    );
    stage.react(() => [{ kind: 'replace', message: messageOf('Tercatat.') }]);
    stage.press('Hadir', 'group');
    const shown = await stage.until(() => stage.shown('group').find(({ text }) => text === 'Tercatat.'));
    expect(shown).toMatchObject({ ref: { messageId: ref.messageId }, buttons: [] });
    expect(stage.shown('group')).toHaveLength(1);
  });

  test('to a press can be a word to the presser alone', async () => {
    const stage = await open();
    await stage.platform.send(stage.target('group'), messageOf('Hadirkah?', { buttons: BUTTONS }));
    stage.react(() => [{ kind: 'toast', text: 'Tercatat hadir.', alert: false }]);
    stage.press('Hadir', 'group');
    await stage.heard(1);
    await stage.settled();
    await stage.until(() => stage.shownToAniAlone().find((text) => text === 'Tercatat hadir.'));
    expect(stage.shown('group').map(({ text }) => text)).toEqual(['Hadirkah?']);
  });

  test('that has several parts is done in its order', async () => {
    const stage = await open();
    stage.react(() => ['satu', 'dua', 'tiga'].map((text) => reply(text, 'chat')));
    stage.command('/rekap', { place: 'group' });
    await stage.until(() => (stage.shown('group').length >= 3 ? true : undefined));
    expect(stage.shown('group').map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga']);
  });

  test('that cannot be shown stops neither the next one nor the adapter', async () => {
    const stage = await open();
    stage.react(() => [reply('', 'chat'), reply('sesudahnya', 'chat')]);
    stage.write('halo');
    await stage.heard(1);
    stage.react(() => [reply('masih ada', 'chat')]);
    stage.write('masih ada?');
    await stage.until(() => stage.shown('ani').find(({ text }) => text === 'masih ada'));
  });
});
