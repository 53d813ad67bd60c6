import type { Feature } from '../feature.ts';
import { givePlaces } from './give-places.job.ts';
import { hostLists } from './host-lists.notice.ts';
import { kapasitas } from './kapasitas.command.ts';
import { detailsPersonalData } from './personal-data.store.ts';
import { placeGiven } from './place-given.notice.ts';
import { rincian } from './rincian.command.ts';
import { codeShown } from './substitutes/code-shown.notice.ts';
import { remindSubstitutes } from './substitutes/remind-substitutes.job.ts';
import { substituteReminder } from './substitutes/substitute-reminder.notice.ts';

/** How those come who come: companions, vehicles, diet, in the hall or online; and the places of a hall with its waiting list. */
export const details: Feature = {
  name: 'details',
  commands: [rincian, kapasitas],
  notices: [placeGiven, hostLists, substituteReminder, codeShown],
  jobs: [givePlaces, remindSubstitutes],
  personalData: detailsPersonalData,
};
