import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { common } from './vitest.config.ts';

/** The cycle takes as long as half of the others together: begun last, it would leave a core idle. */
class CycleFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [cycle = [], others = []] = [true, false].map((isCycle) =>
      files.filter(({ moduleId }) => moduleId.endsWith('/cycle.test.ts') === isCycle),
    );
    return [...cycle, ...(await super.sort(others))];
  }
}

/** The long storms: a forum's year while platforms fail, processes die and the database goes away. */
export default mergeConfig(
  common,
  defineConfig({
    // They start processes of their own, which are to have the cores.
    test: {
      include: ['test/faults/**/*.test.ts'],
      maxWorkers: Math.max(2, availableParallelism()),
      sequence: { sequencer: CycleFirst },
    },
  }),
);
