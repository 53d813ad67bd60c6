import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { loadFile } from '../../files/service.ts';
import { namesOfInstitutions } from '../store.ts';
import { monthOf } from '../turn.words.ts';

const facts = z.object({
  fromId: z.number().nullable(),
  toId: z.number(),
  photoFileId: z.number().optional(),
  /** When it took place, epoch milliseconds. */
  at: z.number().optional(),
  /** Whether the giver was host of a meeting. */
  hasHosted: z.boolean().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly from: string | undefined;
  readonly to: string;
  readonly photo: OutgoingFile | undefined;
  readonly at: number | undefined;
  readonly hasHosted: boolean;
}

/** The gunungan has another host: to every bound chat, with the photo of it where there is one. */
export const handover: NoticeKind<Facts, Details> = {
  name: 'handover',
  facts,
  title: () => 'delivery:kinds.handover',
  quietUntil: asLongAsQuiet,
  outlives: () => ['start', 'cancellation'],
  details: async (db, { forumId, facts: { fromId, toId, photoFileId, at, hasHosted = true } }) => {
    const names = await namesOfInstitutions(db, { forumId, ids: fromId === null ? [toId] : [fromId, toId] });
    const to = names.get(toId);
    if (to === undefined) return 'gone';
    const photo = photoFileId === undefined ? undefined : await loadFile(db, { forumId, id: photoFileId });
    return { from: fromId === null ? undefined : names.get(fromId), to, photo, at, hasHosted };
  },
  words: ({ forum, details, view }, language) =>
    handedOver({ forum: forum.name, zone: forum.timeZone, ...details, meeting: view?.meeting }, language),
};

/** Who hands the gunungan to whom, in which forum, and the meeting of which the receiver is host. */
export interface HandedOver {
  readonly forum: string;
  readonly from: string | undefined;
  /** Whether the giver was host of a meeting, for which it is thanked. */
  readonly hasHosted: boolean;
  readonly to: string;
  readonly meeting: Meeting | undefined;
  /** When it took place, epoch milliseconds; undefined: that was not noted. */
  readonly at: number | undefined;
  readonly zone: ZoneId;
  readonly photo?: OutgoingFile | undefined;
}

/** Tells of the handover, with thanks to who gives and good wishes to who receives. */
export function handedOver(
  { forum, from, hasHosted, to, meeting, photo, at, zone }: HandedOver,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const summary =
    from === undefined
      ? t('rotation:handedOver', { forum, to })
      : t('rotation:handedOverFrom', { forum, from, to });
  const next =
    meeting === undefined
      ? []
      : [
          paragraph(
            t('rotation:handedOverMeeting', {
              to,
              number: meeting.number,
              date: dateOf(meeting, language),
            }),
          ),
        ];
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('rotation:handoverTitle') },
      paragraph({ bold: summary }),
      ...(at === undefined
        ? []
        : [paragraph(t('rotation:handedOverOn', { date: formatDate(at, { zone, locale }) }))]),
      ...(from === undefined || !hasHosted ? [] : [paragraph(t('rotation:handoverThanks', { from }))]),
      paragraph(t('rotation:handoverWishes', { to })),
      ...next,
    ],
    files: photo === undefined ? [] : [photo],
  });
}

/** The day of a meeting; of a draft the month, for groups learn of a meeting when it is announced. */
function dateOf({ state, startsAt, timeZone: zone }: Meeting, language: Language): string {
  return state === 'draft'
    ? monthOf(startsAt, { zone, language })
    : formatDate(startsAt, { zone, locale: language.locale });
}
