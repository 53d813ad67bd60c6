import type { Feature } from '../feature.ts';
import { giliran } from './giliran.command.ts';
import { handover } from './handover.notice.ts';
import { hostQuestion } from './host-question.notice.ts';
import { hostReminder } from './host-reminder.notice.ts';
import { rotationPersonalData } from './personal-data.ts';
import { serahterima } from './serahterima.command.ts';
import { tuanrumah } from './tuanrumah.command.ts';

/** Who is host: the queue, the handing over, and the host of the next meeting. */
export const rotation: Feature = {
  name: 'rotation',
  commands: [giliran, serahterima, tuanrumah],
  notices: [hostQuestion, hostReminder, handover],
  jobs: [],
  personalData: rotationPersonalData,
};
