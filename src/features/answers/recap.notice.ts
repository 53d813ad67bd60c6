import type { Language } from '../../i18n/index.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { sceneOf } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { recap } from './recap.words.ts';

/** The recap after the deadline, as `/rekap` shows it; chair and secretariat may remind from it. */
export function recapNotice(content: NoticeContent<'recap'>, language: Language): OutgoingMessage {
  const { meeting } = sceneOf(content);
  const { answers } = content.details;
  const mayRemind = content.details.mayRemind && content.now < meeting.startsAt;
  return recap({ meeting, answers, mayRemind }, language);
}
