import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { announcement } from '../announcement.ts';
import { sceneOf } from './parts.ts';

/** The invitation as a notice. */
export function announcementNotice(
  content: NoticeContent<'announcement'>,
  language: Language,
): OutgoingMessage {
  const facts = { forumName: content.forum.name, scene: sceneOf(content), now: content.now };
  return { ...announcement(facts, language), isOneMessage: true };
}
