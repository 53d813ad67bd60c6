import type { Db } from '../../db/db.ts';
import type { Feature } from '../feature.ts';
import { announceDue } from './announcing/announce-due.job.ts';
import { announcementNotice } from './announcing/announcement.notice.ts';
import { umumkan } from './announcing/umumkan.command.ts';
import { buatrapat } from './buatrapat.command.ts';
import { batalrapat } from './changing/batalrapat.command.ts';
import { change } from './changing/change.notice.ts';
import { hostChanged } from './changing/host-changed.notice.ts';
import { tundarapat } from './changing/tundarapat.command.ts';
import { ubahrapat } from './changing/ubahrapat.command.ts';
import { jadwal } from './jadwal.command.ts';
import { letterNotice } from './letter/letter.notice.ts';
import { undangan } from './letter/undangan.command.ts';
import { meetingsPersonalData } from './personal-data.store.ts';
import { announcementHeld } from './posting/announcement-held.notice.ts';
import { announcementReport } from './posting/announcement-report.notice.ts';
import { reportInvitations } from './posting/report-invitations.job.ts';
import { repostRefused } from './posting/repost-refused.job.ts';
import { rapat } from './rapat.command.ts';
import { rundownChanged } from './rundown/changed.notice.ts';
import { susunanacara } from './rundown/susunanacara.command.ts';
import type { GuessNextMeeting } from './steps/types.ts';
import { invitationTemplate } from './template/setting.ts';

/**
 * Meetings: made, announced, changed, cancelled, and where their invitations stand.
 * @param guess says what is likely for the next meeting
 */
export const meetings = (guess: GuessNextMeeting<Db>): Feature => ({
  name: 'meetings',
  commands: [
    buatrapat(guess),
    umumkan,
    ubahrapat,
    tundarapat,
    batalrapat,
    rapat,
    undangan,
    susunanacara,
    jadwal,
  ],
  notices: [
    announcementNotice,
    announcementReport,
    announcementHeld,
    change,
    hostChanged,
    letterNotice,
    rundownChanged,
  ],
  jobs: [announceDue, repostRefused, reportInvitations],
  forumSettings: [invitationTemplate],
  personalData: meetingsPersonalData,
});
