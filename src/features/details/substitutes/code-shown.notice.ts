import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { withoutRemarks } from '../../../language/substitutes.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords, salutation, viewOf } from '../../../notices/parts.ts';
import { atOnce } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { CODE } from '../words.ts';

const facts = z.object({ institutionId: z.number(), named: z.string() });

type Facts = z.infer<typeof facts>;

/** The code for a substitute was read by others and ended: to those who act for the institution that gave it. */
export const codeShown: NoticeKind<Facts> = {
  name: 'substituteCodeShown',
  facts,
  title: () => 'delivery:kinds.substituteCodeShown',
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: atOnce,
  words,
};

function words(content: NoticeContent<Facts>, language: Language): OutgoingMessage {
  const { t } = language;
  const { institutionId, named } = content.facts;
  const substitute = withoutRemarks(named);
  const summary = t('details:substitute.shownBody', { ...meetingWords(content, language), substitute });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('details:substitute.shownTitle') },
      ...salutation(content, language),
      paragraph(summary),
      paragraph(t('details:substitute.shownAsk')),
    ],
    buttons: [
      [
        {
          text: t('details:substitute.button'),
          action: encodeAction('rincian', CODE, viewOf(content).meeting.id, institutionId),
        },
      ],
    ],
  });
}
