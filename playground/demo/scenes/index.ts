import { announce } from './announce.ts';
import { answer } from './answer.ts';
import { attend } from './attend.ts';
import { details } from './details.ts';
import { host, queue } from './host.ts';
import { library } from './library.ts';
import { members } from './members.ts';
import { minutes } from './minutes.ts';
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
  details,
  remind,
  schedule,
  queue,
  attend,
  host,
  minutes,
  prepare,
  poll,
  question,
  library,
];
