import type { Job } from './job.ts';

/** Asks the platforms whether they work, so that the log says it when nobody looks. Nothing waits for their answers. */
export const askPlatforms: Job = {
  name: 'ask-platforms',
  every: 'minute',
  run: async (services) => {
    void services.askPlatforms?.();
  },
};
