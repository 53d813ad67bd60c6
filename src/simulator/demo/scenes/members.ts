import { seedDemo } from '../seed.ts';
import type { Scene } from './scene.ts';

/** The operator loads institutions, seats and accounts. */
export const members: Scene = {
  title: 'playground:script.members',
  play: async ({ demo, terminal, remark }) => {
    const { command, output } = await seedDemo(demo);
    terminal(command, output.split('\n').at(-1) ?? '');
    remark('playground:script.started');
  },
};
