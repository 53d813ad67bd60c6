import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { calledList, salutation, startHint } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { findOpenAction } from './store.ts';
import type { ActionItem } from './types.ts';
import { actionButtons } from './words.ts';

const facts = z.object({
  actionId: z.number(),
  institutionId: z.number(),
  /** The deadline before, epoch milliseconds, where that is what changed. */
  previousDueAt: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly action: ActionItem;
}

/** An institution became responsible for an action item, or is so again; or the deadline of what it is responsible for changed. */
export const actionAssigned: NoticeKind<Facts, Details> = {
  name: 'actionAssigned',
  facts,
  title: () => 'delivery:kinds.actionAssigned',
  audience: ({ institutionId }) => ({ institutionId }),
  isCalledInGroup: true,
  quietUntil: asLongAsQuiet,
  outlives: () => ['start', 'cancellation'],
  gathers: 'letter',
  details: async (db, { forumId, facts: { actionId, institutionId, previousDueAt } }) => {
    const action = await findOpenAction(db, { forumId, id: actionId });
    // A deadline that is again what it was is no news.
    return action?.institutionId === institutionId && action.dueAt !== previousDueAt ? { action } : 'gone';
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { number, description, institution, dueAt } = content.details.action;
  const when = formatDate(dueAt, { zone: content.forum.timeZone, locale });
  const hint = startHint(content, language);
  const { previousDueAt } = content.facts;
  const previous =
    previousDueAt === undefined
      ? undefined
      : formatDate(previousDueAt, { zone: content.forum.timeZone, locale });
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  return message({
    summary:
      previous === undefined
        ? t('actions:assigned.summary', { institution, number })
        : t('actions:assigned.movedSummary', { institution, number, when }),
    blocks: [
      {
        kind: 'title',
        text: t(previous === undefined ? 'actions:assigned.title' : 'actions:assigned.movedTitle'),
      },
      ...salutation(content, language),
      paragraph(
        previous === undefined
          ? t('actions:assigned.body', { institution })
          : t('actions:assigned.movedBody', { institution, previous, when }),
      ),
      ...called,
      paragraph(t('actions:assigned.item', { number, description, when })),
      ...hint.blocks,
    ],
    buttons: [...actionButtons(content.details.action, language), ...hint.buttons],
  });
}
