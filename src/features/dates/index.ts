import type { Feature } from '../feature.ts';
import { cadenceSetting } from './irama.ts';
import { libur } from './libur.command.ts';
import { datesPersonalData } from './personal-data.ts';
import { usulkantanggal } from './usulkantanggal.command.ts';

export { guessNextMeeting } from './service.ts';

/** The dates of meetings: how often the forum meets, and which days come next. */
export const dates: Feature = {
  name: 'dates',
  commands: [usulkantanggal, libur],
  notices: [],
  jobs: [],
  forumSettings: [cadenceSetting],
  personalData: datesPersonalData,
};
