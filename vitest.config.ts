import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';

// A zone with half hours and daylight saving, far from Indonesia: code that leans on the machine's zone fails here.
const testZone = 'America/St_Johns';
process.env.TZ = testZone;

/** What all tests run with. */
export const common = defineConfig({
  test: {
    env: { TZ: testZone },
    pool: 'forks',
    // Files share nothing that could tell one from the other, and loading the bot anew for each took two thirds of the work.
    isolate: false,
    // Most files wait for servers and sockets rather than compute: two workers a core leave none idle.
    maxWorkers: Math.max(4, 2 * availableParallelism()),
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    // What is waited for comes when the machine has time for it.
    expect: { poll: { timeout: 20_000 } },
  },
});

/** The storms of `test/faults/` have a run of their own: `npm run test:faults`. */
export default mergeConfig(
  common,
  defineConfig({
    test: { include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, 'test/faults/**'] },
  }),
);
