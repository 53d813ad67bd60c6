import { expect, test } from 'vitest';
import { startSimulator } from '../start-simulator.ts';

const hadir = { command: 'hadir', description: 'Menyatakan hadir' };
const rekap = { command: 'rekap', description: 'Rekapitulasi jawaban' };

test.each([
  [[{ ...hadir, command: 'Hadir' }]],
  [[{ ...hadir, command: '/hadir' }]],
  [[{ ...hadir, command: 'tidak-hadir' }]],
  [[{ ...hadir, command: '' }]],
  [[{ ...hadir, command: 'x'.repeat(33) }]],
  [[{ ...hadir, description: '' }]],
  [[{ ...hadir, description: 'x'.repeat(257) }]],
  [Array.from({ length: 101 }, (_, n) => ({ ...hadir, command: `c${n}` }))],
])('refuses %o', async (commands) => {
  const { call } = await startSimulator();
  expect(await call('setMyCommands', { commands })).toMatchObject({ status: 400 });
});

test('each scope and language has its own list', async () => {
  const { call } = await startSimulator();
  const scope = { type: 'all_group_chats' };
  await call('setMyCommands', { commands: [hadir] });
  await call('setMyCommands', { commands: [rekap], scope, language_code: 'en' });
  expect((await call('getMyCommands')).result).toEqual([hadir]);
  expect((await call('getMyCommands', { scope, language_code: 'en' })).result).toEqual([rekap]);
  expect((await call('getMyCommands', { scope })).result).toEqual([]);
  await call('deleteMyCommands');
  expect((await call('getMyCommands')).result).toEqual([]);
  expect(await call('setMyCommands', { commands: [], language_code: 'indonesia' })).toMatchObject({
    status: 400,
  });
});

test('a client offers the narrowest list', async () => {
  const { sim, call } = await startSimulator();
  const member = sim.addUser({ id: 1001, firstName: 'Budi', languageCode: 'id' });
  const admin = sim.addUser({ id: 1002, firstName: 'Ani' });
  const group = sim.createSupergroup({ title: 'FORSES', owner: admin, members: [member] });
  await call('setMyCommands', { commands: [hadir] });
  await call('setMyCommands', { commands: [rekap], scope: { type: 'all_chat_administrators' } });
  expect(sim.commandsFor(member, group)).toEqual([hadir]);
  expect(sim.commandsFor(admin, group)).toEqual([rekap]);
  expect(sim.commandsFor(member)).toEqual([hadir]);
});

test('descriptions are kept by language', async () => {
  const { call } = await startSimulator();
  await call('setMyDescription', { description: 'Forum' });
  expect((await call('getMyDescription', { language_code: 'en' })).result).toEqual({ description: 'Forum' });
  expect(await call('setMyShortDescription', { short_description: 'x'.repeat(121) })).toMatchObject({
    status: 400,
  });
});
