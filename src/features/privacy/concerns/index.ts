import type { PersonalData } from '../types.ts';
import { actions } from './actions.store.ts';
import { admissions } from './admissions.store.ts';
import { answers } from './answers.store.ts';
import { audit } from './audit.store.ts';
import { joining } from './joining.store.ts';
import { meetings } from './meetings.store.ts';
import { messages } from './messages.store.ts';
import { proposals } from './proposals.store.ts';
import { questions } from './questions.store.ts';
import { records } from './records.store.ts';

/** Everything that keeps something about people, in the order in which it is forgotten: the chats last but for the records, because answers are found by them. */
export const concerns: readonly PersonalData[] = [
  answers,
  questions,
  joining,
  admissions,
  proposals,
  meetings,
  actions,
  audit,
  messages,
  records,
];
