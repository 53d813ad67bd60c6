import type { Feature } from '../feature.ts';
import { answerReminder } from './answer-reminder.notice.ts';
import { deliveryReport } from './delivery-report.notice.ts';
import { eve } from './eve.notice.ts';
import { ingatkan } from './ingatkan.command.ts';
import { manualReminder } from './manual-reminder.notice.ts';
import { morning } from './morning.notice.ts';
import { pengaturan } from './pengaturan.command.ts';
import { pengingat } from './pengingat.command.ts';
import { pengiriman } from './pengiriman.command.ts';
import { reportUnreachable } from './report-unreachable.job.ts';
import { unreachable } from './unreachable.notice.ts';

/** Reminders of meetings: planned and ordered, how they are wished, and what became of them. */
export const reminders: Feature = {
  name: 'reminders',
  commands: [pengaturan, ingatkan, pengingat, pengiriman],
  notices: [answerReminder, manualReminder, eve, morning, deliveryReport, unreachable],
  jobs: [reportUnreachable],
  personalData: { models: {} },
};
