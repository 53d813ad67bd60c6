import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { GRANTED_ROLES } from '../../model/actor.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { atOnce } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { GIVEN_ROLES } from './roles.rules.ts';

const facts = z.object({
  /** Empty where only roles were taken. */
  given: z.enum(['', ...GIVEN_ROLES]),
  taken: z.array(z.enum(GRANTED_ROLES)).readonly(),
});

type Facts = z.infer<typeof facts>;

/** The secretariat gave or took a role: to whom it concerns. */
export const roleChanged: NoticeKind<Facts> = {
  name: 'roleChanged',
  facts,
  title: () => 'delivery:kinds.roleChanged',
  quietUntil: atOnce,
  words,
};

function words({ facts, forum }: NoticeContent<Facts>, { t }: Language): OutgoingMessage {
  const { given, taken } = facts;
  const roles = taken.map((role) => t(`members:role.${role}`)).join(', ');
  const lines = [
    ...(roles === '' ? [] : [t('notices:roleChanged.taken', { roles, forum: forum.name })]),
    ...(given === ''
      ? []
      : [t('notices:roleChanged.given', { role: t(`members:role.${given}`), forum: forum.name })]),
  ];
  return message({
    summary: lines.join(' '),
    blocks: [...lines, t('notices:roleChanged.ask')].map((line) => paragraph(line)),
  });
}
