import type { Language } from '../../i18n/index.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { sceneOf } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { announcement } from './announcement.words.ts';

/** The invitation as a notice. */
export function announcementNotice(
  content: NoticeContent<'announcement'>,
  language: Language,
): OutgoingMessage {
  const facts = { forumName: content.forum.name, scene: sceneOf(content), now: content.now };
  return { ...announcement(facts, language), isOneMessage: true };
}
