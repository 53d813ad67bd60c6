import type { Feature } from '../feature.ts';
import { ingatkan } from './ingatkan.command.ts';
import { pengaturan } from './pengaturan.command.ts';
import { pengingat } from './pengingat.command.ts';
import { pengiriman } from './pengiriman.command.ts';
import { reportUnreachable } from './report-unreachable.job.ts';

/** Reminders of meetings: planned and ordered, how they are wished, and what became of them. */
export const reminders: Feature = {
  name: 'reminders',
  commands: [pengaturan, ingatkan, pengingat, pengiriman],
  jobs: [reportUnreachable],
  personalData: { models: {} },
};
