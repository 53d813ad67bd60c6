import { chatsPersonalData } from '../chats/personal-data.store.ts';
import type { Command } from '../inbound/command.ts';
import { inboundPersonalData } from '../inbound/personal-data.store.ts';
import { type NoticeKinds, noticeKinds } from '../notices/kind.ts';
import { noticesPersonalData } from '../notices/personal-data.store.ts';
import type { PersonalData } from '../personal-data/types.ts';
import { answers } from './answers/index.ts';
import { attendance } from './attendance/index.ts';
import { audit } from './audit/index.ts';
import { calendars } from './calendars/index.ts';
import { dates, guessNextMeeting } from './dates/index.ts';
import { details } from './details/index.ts';
import { faq } from './faq/index.ts';
import type { Feature } from './feature.ts';
import { files } from './files/index.ts';
import { followUp } from './follow-up/index.ts';
import { forum } from './forum/index.ts';
import { library } from './library/index.ts';
import { materials } from './materials/index.ts';
import { meetings } from './meetings/index.ts';
import { members } from './members/index.ts';
import { polls } from './polls/index.ts';
import { preparing } from './preparing/index.ts';
import { privacy } from './privacy/index.ts';
import { reminders } from './reminders/index.ts';
import { rotation } from './rotation/index.ts';

const before: readonly Feature[] = [
  answers,
  meetings(guessNextMeeting),
  details,
  calendars,
  attendance,
  reminders,
  rotation,
  dates,
  polls,
  followUp,
  materials,
  preparing,
  library,
  faq,
  members,
  audit,
];

const settings = [...before, files].flatMap(({ forumSettings = [] }) => forumSettings);

const rooms: readonly Feature[] = [...before, forum(settings), files];

/** What every part of the bot keeps about people. */
export const personalData: readonly PersonalData[] = [
  ...rooms.map((room) => room.personalData),
  inboundPersonalData,
  noticesPersonalData,
  chatsPersonalData,
];

/** Every feature there is; what they bring is in this order. */
export const features: readonly Feature[] = [...rooms, privacy(personalData)];

/** Every kind of notice there is. */
export const notices: NoticeKinds = noticeKinds(features.flatMap((feature) => feature.notices));

/** Every command there is. */
export const commands: readonly Command[] = features.flatMap((feature) => feature.commands);
