import { announce } from './announce.ts';
import { answer } from './answer.ts';
import { host } from './host.ts';
import { library } from './library.ts';
import { members } from './members.ts';
import { poll } from './poll.ts';
import { prepare } from './prepare.ts';
import { question } from './question.ts';
import { remind } from './remind.ts';
import type { Scene } from './scene.ts';
import { schedule } from './schedule.ts';

/** The whole conversation, in the order in which it is played. */
export const scenes: readonly Scene[] = [
  members,
  announce,
  answer,
  remind,
  schedule,
  host,
  prepare,
  poll,
  question,
  library,
];
