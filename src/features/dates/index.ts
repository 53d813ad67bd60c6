import type { Feature } from '../feature.ts';
import { cadenceSetting } from './irama.ts';
import { libur } from './libur.command.ts';
import { nextDraft } from './next-draft.notice.ts';
import { offerNextMeeting } from './offer-next.job.ts';
import { datesPersonalData } from './personal-data.ts';
import { usulkantanggal } from './usulkantanggal.command.ts';

export { guessNextMeeting } from './service.ts';

/** The dates of meetings: how often the forum meets, and which days come next. */
export const dates: Feature = {
  name: 'dates',
  commands: [usulkantanggal, libur],
  notices: [nextDraft],
  jobs: [offerNextMeeting],
  forumSettings: [cadenceSetting],
  personalData: datesPersonalData,
};
