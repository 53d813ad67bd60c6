import { defineConfig, mergeConfig } from 'vitest/config';
import { common } from './vitest.config.ts';

/** The long storms: a forum's year while platforms fail, processes die and the database goes away. */
export default mergeConfig(common, defineConfig({ test: { include: ['test/faults/**/*.test.ts'] } }));
