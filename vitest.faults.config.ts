import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import { common } from './vitest.config.ts';

/** The long storms: a forum's year while platforms fail, processes die and the database goes away. */
export default mergeConfig(
  common,
  defineConfig({
    // They start processes of their own, which are to have the cores.
    test: { include: ['test/faults/**/*.test.ts'], maxWorkers: Math.max(2, availableParallelism()) },
  }),
);
