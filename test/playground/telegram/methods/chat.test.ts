import { expect, test } from 'vitest';
import { startSimulator } from '../start-simulator.ts';

test('members, administrators and strangers have their status', async () => {
  const { sim, call } = await startSimulator();
  const [owner, admin, member, stranger] = ['Ani', 'Budi', 'Citra', 'Dedi'].map((firstName, index) =>
    sim.addUser({ id: 1001 + index, firstName }),
  );
  if (!owner || !admin || !member || !stranger) throw new Error('four users expected');
  const group = sim.createSupergroup({ title: 'FORSES', owner, admins: [admin], members: [member] });
  const statusOf = async (user: { readonly id: number }): Promise<unknown> =>
    (await call('getChatMember', { chat_id: group.id, user_id: user.id })).result;
  expect(await statusOf(owner)).toMatchObject({ status: 'creator', is_anonymous: false });
  expect(await statusOf(admin)).toMatchObject({ status: 'administrator', can_pin_messages: true });
  expect(await statusOf(member)).toEqual({ status: 'member', user: member });
  expect(await statusOf(stranger)).toEqual({ status: 'left', user: stranger });
  expect(await statusOf(sim.bot)).toMatchObject({ status: 'member', user: { is_bot: true } });
  expect(await call('getChatMember', { chat_id: group.id, user_id: 5 })).toMatchObject({ status: 400 });
  const admins = await call('getChatAdministrators', { chat_id: group.id });
  expect(admins.result).toMatchObject([{ user: { id: admin.id } }, { user: { id: owner.id } }]);
});

test('a private chat has no administrators', async () => {
  const { sim, call } = await startSimulator();
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  expect(await call('getChatAdministrators', { chat_id: 1001 })).toMatchObject({
    description: 'Bad Request: there are no administrators in the private chat',
  });
  expect(await call('leaveChat', { chat_id: 1001 })).toMatchObject({ status: 400 });
});

test('chats are described by type', async () => {
  const { sim, call } = await startSimulator();
  const forum = sim.createSupergroup({ title: 'FORSES', username: 'forses', forum: true });
  expect(await call('getChat', { chat_id: '@forses' })).toMatchObject({
    result: {
      id: forum.id,
      type: 'supergroup',
      title: 'FORSES',
      is_forum: true,
      active_usernames: ['forses'],
    },
  });
});

test('after leaving the bot may not write', async () => {
  const { sim, call } = await startSimulator();
  const group = sim.createGroup({ title: 'FORSES' });
  expect(await call('leaveChat', { chat_id: group.id })).toMatchObject({ result: true });
  expect(await call('sendMessage', { chat_id: group.id, text: 'x' })).toMatchObject({
    description: 'Forbidden: bot is not a member of the group chat',
  });
});
