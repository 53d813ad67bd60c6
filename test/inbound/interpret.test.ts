import { describe, expect, it } from 'vitest';
import { commands } from '../../src/features/index.ts';
import { indexCommands, interpret } from '../../src/inbound/interpret.ts';
import { encodeAction } from '../../src/platform/action.ts';
import type { Incoming, IncomingBody, IncomingChat } from '../../src/platform/incoming.ts';

const index = indexCommands(commands);

const said = (body: IncomingBody, kind: IncomingChat['kind'] = 'private', isPerson = true): Incoming => ({
  platform: 'telegram',
  key: 'k',
  sequence: 1,
  sender: { id: '1', displayName: 'Orang', isPerson },
  chat: { id: '1', threadId: '', kind, title: '' },
  body,
});
const intent = (body: IncomingBody, kind?: IncomingChat['kind'], isPerson?: boolean): string => {
  const read = interpret(said(body, kind, isPerson), index);
  return 'command' in read ? `${read.kind} ${read.command.name}` : read.kind;
};
const command = (name: string): IncomingBody => ({ kind: 'command', name, argument: '' });
const text = (words: string, mentioned = false): IncomingBody => ({ kind: 'text', text: words, mentioned });

describe('what is said', () => {
  it('is a command by its name or another one', () => {
    expect(intent(command('hadir'))).toBe('run hadir');
    expect(intent(command('berhalangan'), 'group')).toBe('run tidakhadir');
    expect(intent({ kind: 'start', payload: 'daftar' })).toBe('run start');
  });

  it('is another bot’s command in a group and a mistake elsewhere', () => {
    expect(intent(command('cuaca'), 'group')).toBe('nothing');
    expect(intent(command('cuaca'), 'channel')).toBe('unknownCommand');
    expect(intent(command('cuaca'))).toBe('unknownCommand');
    for (const kind of ['group', 'channel', 'private'] as const)
      expect(intent(command('hadri'), kind)).toBe('nearMiss');
    expect(intent(command('constructor'))).toBe('unknownCommand');
  });

  it('is meant for the bot in private or with its name, and from people', () => {
    expect(intent(text('halo'))).toBe('words');
    expect(intent(text('halo'), 'group')).toBe('nothing');
    expect(intent(text('halo', true), 'group')).toBe('words');
    expect(intent(text('  '), 'private')).toBe('nothing');
    expect(intent(text('halo', true), 'group', false)).toBe('nothing');
  });

  it('is a press or a form of the command that made it, or of none', () => {
    expect(intent({ kind: 'press', action: encodeAction('hadir', 7) })).toBe('press hadir');
    expect(intent({ kind: 'form', action: encodeAction('buatrapat'), values: {} })).toBe('submit buatrapat');
    for (const action of ['', '|', 'tidakada|1', 'x'.repeat(65)])
      expect([intent({ kind: 'press', action }), intent({ kind: 'form', action, values: {} })]).toEqual([
        'staleButton',
        'nothing',
      ]);
    expect(intent({ kind: 'press', action: encodeAction('jadwal', 7) })).toBe('staleButton');
  });

  it('is a happening of the chat', () => {
    expect(intent({ kind: 'migrated', newChatId: '2' }, 'group')).toBe('chatEvent');
    expect(intent({ kind: 'reachability', reachable: false })).toBe('chatEvent');
  });
});

describe('the list of commands', () => {
  it('has no name twice', () => {
    expect(() => indexCommands([...commands, ...commands.slice(0, 1)])).toThrow('two commands answer to');
  });

  it('has names that both platforms take', () => {
    for (const { name, aliases } of commands)
      for (const one of [name, ...aliases]) expect(one).toMatch(/^[a-z0-9_]{1,32}$/);
  });
});
