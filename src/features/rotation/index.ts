import type { Feature } from '../feature.ts';
import { hostExchange } from './asking/host-exchange.notice.ts';
import { hostNews } from './asking/host-news.notice.ts';
import { hostQuestion } from './asking/host-question.notice.ts';
import { hostReply } from './asking/host-reply.notice.ts';
import { releasePromises } from './asking/release-promises.job.ts';
import { remindAsked } from './asking/remind-asked.job.ts';
import { giliran } from './giliran.command.ts';
import { handover } from './history/handover.notice.ts';
import { serahterima } from './history/serahterima.command.ts';
import { hostReminder } from './host-reminder.notice.ts';
import { rotationPersonalData } from './personal-data.store.ts';
import { tuanrumah } from './tuanrumah.command.ts';

/** Who is host: the queue, the handing over, and the host of the next meeting. */
export const rotation: Feature = {
  name: 'rotation',
  commands: [giliran, serahterima, tuanrumah],
  notices: [hostQuestion, hostExchange, hostReply, hostNews, hostReminder, handover],
  jobs: [remindAsked, releasePromises],
  personalData: rotationPersonalData,
};
