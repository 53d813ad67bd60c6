import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Form, OutgoingMessage } from '../../../src/platform/message.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';
import { messageOf, shows, startWorkspace, visibleText, type Workspace } from './workspace.ts';

const FORM: Form = {
  action: 'buatrapat',
  title: 'Pertemuan',
  submit: 'Simpan',
  close: 'Batal',
  fields: [
    { kind: 'text', name: 'acara', label: 'Acara', optional: false, multiline: false, maxLength: 100 },
  ],
};
const CALENDAR = { name: 'rapat.ics', mimeType: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR') };

let workspace: Workspace;
beforeEach(async () => {
  workspace = await startWorkspace();
});
afterEach(() => workspace.stop());

const reply = (message: OutgoingMessage, audience: 'chat' | 'sender'): Reaction => ({
  kind: 'reply',
  message,
  audience,
});
const command = async (channel: string, ...reactions: readonly Reaction[]): Promise<void> => {
  workspace.react(() => reactions);
  await workspace.slack.command({ from: 'U0KETUA', channel, command: '/hadir' });
};
const buttons = [[{ text: 'Hadir', action: 'hadir|42' }]];
const press = async (...reactions: readonly Reaction[]): Promise<void> => {
  workspace.react(() => reactions);
  await workspace.slack.pressButton({ from: 'U0KETUA', channel: 'C0FORUM', text: 'Hadir' });
};
const callsOf = (method: string): number =>
  workspace.slack.requests.filter((entry) => entry.method === method).length;

describe('a reply', () => {
  test('to the chat is posted where the bot is a member', async () => {
    await command('C0FORUM', reply(messageOf('Tercatat hadir.'), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', shows('Tercatat hadir.'));
    expect(callsOf('response_url')).toBe(0);
  });

  test('to the chat is shown to all also where the bot is no member', async () => {
    await command('C0LAIN', reply(messageOf('Tercatat hadir.'), 'chat'));
    await workspace.slack.nextMessage('C0LAIN', shows('Tercatat hadir.'));
  });

  test('to the sender of a command is ephemeral', async () => {
    await command('C0FORUM', reply(messageOf('Hanya untuk Anda.'), 'sender'));
    await workspace.slack.nextEphemeral('U0KETUA', shows('Hanya untuk Anda.'));
    expect(workspace.slack.messagesIn('C0FORUM')).toEqual([]);
  });

  test('to the sender of a mention is ephemeral in its channel and thread', async () => {
    workspace.react(() => [reply(messageOf('Hanya untuk Anda.'), 'sender')]);
    const { ts } = workspace.slack.sendText({ from: 'U0SEKDA', channel: 'C0FORUM', text: 'rapat' });
    workspace.slack.sendText({ from: 'U0SEKDA', channel: 'C0FORUM', text: '<@U0BOT> hadir', threadTs: ts });
    const shown = await workspace.slack.nextEphemeral('U0SEKDA', ({ threadTs }) => threadTs === ts);
    expect(shown.channel).toBe('C0FORUM');
  });

  test('in private is a message', async () => {
    workspace.react(() => [reply(messageOf('Halo.'), 'sender')]);
    workspace.slack.sendDm({ from: 'U0SEKDA', text: 'halo' });
    await workspace.slack.nextMessage('U0SEKDA', shows('Halo.'));
  });

  test('to a message in a thread stays in the thread', async () => {
    workspace.react(() => [reply(messageOf('Di utas.'), 'chat')]);
    const { ts } = workspace.slack.sendText({ from: 'U0SEKDA', channel: 'C0FORUM', text: 'rapat' });
    workspace.slack.sendText({ from: 'U0SEKDA', channel: 'C0FORUM', text: '<@U0BOT> hadir', threadTs: ts });
    await workspace.slack.nextMessage('C0FORUM', ({ threadTs }) => threadTs === ts);
  });

  test('that is too long for five ephemeral answers goes on in another way and stays private', async () => {
    const items = Array.from({ length: 900 }, (_, index) => [
      `Kementerian nomor ${index} di Jakarta Pusat, DKI`,
    ]);
    await command(
      'C0FORUM',
      reply(messageOf('x', { blocks: [{ kind: 'list', ordered: true, items }] }), 'sender'),
    );
    const all = await workspace.slack.until(() => {
      const text = workspace.slack.ephemeralsFor('U0KETUA').map(visibleText).join('\n');
      return text.includes('900. ') ? text : undefined;
    });
    expect(all.split('\n')).toHaveLength(900);
    expect(workspace.slack.messagesIn('C0FORUM')).toEqual([]);
  });

  test('with a file shows the file in the chat', async () => {
    await command('C0FORUM', reply(messageOf('Jadwal', { files: [CALENDAR] }), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', ({ files }) => files.length === 1);
  });

  test('with a file for the sender alone puts the file into their conversation with the bot', async () => {
    await command('C0FORUM', reply(messageOf('Jadwal', { files: [CALENDAR] }), 'sender'));
    await workspace.slack.nextMessage('U0KETUA', ({ files }) => files.length === 1);
    expect(workspace.slack.messagesIn('C0FORUM')).toEqual([]);
  });
});

describe('a press', () => {
  beforeEach(async () => {
    await workspace.platform.send(
      { kind: 'chat', chatId: 'C0FORUM', threadId: '' },
      messageOf('Undangan', { buttons }),
    );
  });

  test('can replace the message that carries the button', async () => {
    await press({ kind: 'replace', message: messageOf('Terkirim.') });
    await workspace.slack.until(() => workspace.slack.messagesIn('C0FORUM').find(shows('Terkirim.')));
    expect(workspace.slack.messagesIn('C0FORUM')).toHaveLength(1);
  });

  test('can replace an ephemeral message', async () => {
    await press(reply(messageOf('Yakin?', { buttons: [[{ text: 'Kirim', action: 'kirim' }]] }), 'sender'));
    await workspace.slack.nextEphemeral('U0KETUA', shows('Yakin?'));
    workspace.react(() => [{ kind: 'replace', message: messageOf('Terkirim.') }]);
    await workspace.slack.pressButton({ from: 'U0KETUA', channel: 'C0FORUM', text: 'Kirim' });
    await workspace.slack.until(() => workspace.slack.ephemeralsFor('U0KETUA').find(shows('Terkirim.')));
    expect(workspace.slack.ephemeralsFor('U0KETUA')).toHaveLength(1);
  });

  test('shows a toast to the presser alone', async () => {
    await press({ kind: 'toast', text: 'Tercatat <!channel>', alert: false });
    await workspace.slack.nextEphemeral('U0KETUA', shows('Tercatat <!channel>'));
    expect(workspace.slack.messagesIn('C0FORUM')).toHaveLength(1);
  });

  test('shows no toast when a reply says it already', async () => {
    await press({ kind: 'toast', text: 'Tercatat', alert: false }, reply(messageOf('BMKG: hadir'), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', shows('BMKG: hadir'));
    expect(workspace.slack.ephemeralsFor('U0KETUA')).toEqual([]);
  });
});

describe('a form', () => {
  const open = async (channel = 'C0FORUM'): Promise<void> => {
    await command(channel, { kind: 'form', form: FORM });
    await workspace.slack.nextModal('U0KETUA');
  };

  test('with errors stays open and shows them', async () => {
    await open();
    workspace.react(() => [{ kind: 'form-errors', errors: { acara: 'Terlalu pendek.' } }]);
    await expect(workspace.slack.submitModal({ from: 'U0KETUA', values: { acara: 'x' } })).resolves.toEqual({
      result: 'errors',
      by: 'app',
      errors: { acara: 'Terlalu pendek.' },
    });
  });

  test('is answered in the chat where it was opened, also where the bot is no member', async () => {
    await open('C0LAIN');
    workspace.react(() => [reply(messageOf('Pertemuan dibuat.'), 'chat')]);
    await workspace.slack.submitModal({ from: 'U0KETUA', values: { acara: 'Rapat' } });
    await workspace.slack.nextMessage('C0LAIN', shows('Pertemuan dibuat.'));
  });

  test('whose trigger has expired is replaced by the words for that', async () => {
    workspace.slack.faults.next({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await command('C0FORUM', { kind: 'form', form: FORM, instead: messageOf('Silakan ulangi.') });
    await workspace.slack.nextEphemeral('U0KETUA', shows('Silakan ulangi.'));
  });

  test('whose trigger has expired is logged, and the next reaction still happens', async () => {
    workspace.slack.faults.next({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await command('C0FORUM', { kind: 'form', form: FORM }, reply(messageOf('Lanjut.'), 'sender'));
    await workspace.slack.nextEphemeral('U0KETUA', shows('Lanjut.'));
    expect(workspace.log.join('')).toContain('expired_trigger_id');
  });
});

describe('a Slack in trouble', () => {
  test('that asks to wait is waited for', async () => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind: '429', retryAfterSeconds: 1 });
    await command('C0FORUM', reply(messageOf('Tercatat.'), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', shows('Tercatat.'));
  });

  test.each(['500', 'cut'] as const)('that fails once (%s) is asked again', async (kind) => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind });
    await command('C0FORUM', reply(messageOf('Tercatat.'), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', shows('Tercatat.'));
  });

  test('whose response address fails gets the answer as an ephemeral message', async () => {
    workspace.slack.faults.next({ method: 'response_url', kind: '500', times: 3 });
    await command('C0FORUM', reply(messageOf('Tercatat.'), 'sender'));
    await workspace.slack.nextEphemeral('U0KETUA', shows('Tercatat.'));
  });

  test('that refuses everything neither crashes nor stops the adapter', async () => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    await command('C0FORUM', reply(messageOf('Hilang.'), 'chat'));
    await command('C0FORUM', reply(messageOf('Berikut.'), 'chat'));
    await workspace.slack.nextMessage('C0FORUM', shows('Berikut.'));
    expect(workspace.log.join('')).toContain('invalid_blocks');
    expect(workspace.log.join('')).not.toContain('Hilang');
  });
});
