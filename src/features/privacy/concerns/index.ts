import { proposals } from '../../../inbound/personal-data.store.ts';
import { messages } from '../../../notices/personal-data.store.ts';
import type { PersonalData } from '../../../personal-data/types.ts';
import { answers } from '../../answers/personal-data.store.ts';
import { audit } from '../../audit/personal-data.store.ts';
import { questions } from '../../faq/personal-data.store.ts';
import { actions } from '../../follow-up/personal-data.store.ts';
import { meetings } from '../../meetings/personal-data.store.ts';
import { joining } from '../../members/entering/personal-data.store.ts';
import { records } from '../../members/personal-data.store.ts';
import { admissions } from './admissions.store.ts';

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
