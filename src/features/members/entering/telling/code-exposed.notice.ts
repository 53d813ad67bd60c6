import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { message } from '../../../../i18n/message.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';

const facts = z.object({ what: z.enum(['invitation', 'link']), invitationId: z.number().optional() });

type Facts = z.infer<typeof facts>;

/** An invitation's or a person's code was written where others read it, and is good no more: to who made it or was shown it. */
export const codeExposed: NoticeKind<Facts> = {
  name: 'codeExposed',
  facts,
  title: () => 'delivery:kinds.codeExposed',
  quietUntil: atOnce,
  words,
};

function words({ facts }: NoticeContent<Facts>, { t }: Language): OutgoingMessage {
  const { what, invitationId: id = 0 } = facts;
  return message({ summary: t(`notices:codeExposed.${what}`, { id }) });
}
