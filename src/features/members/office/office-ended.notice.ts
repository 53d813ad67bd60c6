import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { GRANTED_ROLES } from '../../../model/actor.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { atOnce } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

const facts = z.object({
  institution: z.string(),
  /** Epoch milliseconds. */
  from: z.number(),
  /** The roles that ended with it. */
  roles: z.array(z.enum(GRANTED_ROLES)).readonly(),
});

type Facts = z.infer<typeof facts>;

/** Somebody does not act for an institution any more, now or from a day on: to them. */
export const officeEnded: NoticeKind<Facts> = {
  name: 'officeEnded',
  facts,
  title: () => 'delivery:kinds.officeEnded',
  quietUntil: atOnce,
  words,
};

function words({ facts, forum, now }: NoticeContent<Facts>, { t, locale }: Language): OutgoingMessage {
  const { institution, from, roles } = facts;
  const date = formatDate(from, { zone: forum.timeZone, locale });
  const summary = t(`notices:officeEnded.${from <= now ? 'now' : 'later'}`, {
    ...{ institution, date, forum: forum.name },
  });
  const names = roles.map((role) => t(`members:role.${role}`)).join(', ');
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(names === '' ? [] : [paragraph(t('notices:officeEnded.roles', { roles: names }))]),
      paragraph(t('notices:officeEnded.ask')),
    ],
  });
}
