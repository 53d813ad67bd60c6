import { loadMembers, openPrivateChats } from '../seed.ts';
import type { Scene } from './scene.ts';

/** The operator loads institutions, seats and accounts; then people open their chats with the bot. */
export const members: Scene = {
  title: 'playground:script.members',
  play: async ({ demo, terminal, remark }) => {
    const { command, output } = await loadMembers(demo);
    terminal(command, output.split('\n').at(-1) ?? '');
    remark('playground:script.started');
    await openPrivateChats(demo);
  },
};
