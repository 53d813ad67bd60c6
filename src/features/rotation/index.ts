import type { Feature } from '../feature.ts';
import { giliran } from './giliran.command.ts';
import { handover } from './handover.notice.ts';
import { hostExchange } from './host-exchange.notice.ts';
import { hostNews } from './host-news.notice.ts';
import { hostQuestion } from './host-question.notice.ts';
import { hostReminder } from './host-reminder.notice.ts';
import { hostReply } from './host-reply.notice.ts';
import { rotationPersonalData } from './personal-data.store.ts';
import { remindAsked } from './remind-asked.job.ts';
import { serahterima } from './serahterima.command.ts';
import { tuanrumah } from './tuanrumah.command.ts';

/** Who is host: the queue, the handing over, and the host of the next meeting. */
export const rotation: Feature = {
  name: 'rotation',
  commands: [giliran, serahterima, tuanrumah],
  notices: [hostQuestion, hostExchange, hostReply, hostNews, hostReminder, handover],
  jobs: [remindAsked],
  personalData: rotationPersonalData,
};
