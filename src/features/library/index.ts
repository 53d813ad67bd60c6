import type { Feature } from '../feature.ts';
import { bagikan } from './bagikan.command.ts';
import { libraryCheck } from './care/check.notice.ts';
import { libraryWaiting } from './care/waiting.notice.ts';
import { columnsSetting, targetSetting } from './contribution/contribution-settings.ts';
import { kontribusi } from './contribution/kontribusi.command.ts';
import { libraryTarget } from './contribution/target.notice.ts';
import { libraryDigest } from './digest/digest.notice.ts';
import { digestSetting } from './digest/ringkasan.ts';
import { indexEntries } from './finding/index-entries.job.ts';
import { pustaka } from './finding/pustaka.command.ts';
import { lookAfterLibrary } from './look-after-library.job.ts';
import { libraryDecision } from './moderation/decision.notice.ts';
import { libraryReport } from './moderation/report.notice.ts';
import { libraryReview } from './moderation/review.notice.ts';
import { libraryPersonalData } from './personal-data.store.ts';
import { libraryReading } from './reading/reading.notice.ts';
import { requestFits } from './requests/fits.notice.ts';
import { mintabahan } from './requests/mintabahan.command.ts';
import { requestRemoved } from './requests/removed.notice.ts';
import { ikuti } from './topics/ikuti.command.ts';
import { libraryUrgent } from './urgent/urgent.notice.ts';

export * from './service.ts';

/** Where institutions share policies, teaching material and good practices. */
export const library: Feature = {
  name: 'library',
  commands: [bagikan, pustaka, ikuti, mintabahan, kontribusi],
  notices: [
    ...[libraryReview, libraryDecision, libraryReport],
    ...[libraryDigest, libraryWaiting, libraryCheck, libraryTarget],
    ...[libraryReading, libraryUrgent, requestFits, requestRemoved],
  ],
  jobs: [lookAfterLibrary, indexEntries],
  forumSettings: [digestSetting, targetSetting, columnsSetting],
  personalData: libraryPersonalData,
};
