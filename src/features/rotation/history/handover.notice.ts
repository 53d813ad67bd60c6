import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { loadFile } from '../../files/service.ts';
import { namesOfInstitutions } from '../store.ts';

const facts = z.object({
  fromId: z.number().nullable(),
  toId: z.number(),
  photoFileId: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly from: string | undefined;
  readonly to: string;
  readonly photo: OutgoingFile | undefined;
}

/** The gunungan has another host: to every bound chat, with the photo of it where there is one. */
export const handover: NoticeKind<Facts, Details> = {
  name: 'handover',
  facts,
  title: () => 'delivery:kinds.handover',
  quietUntil: asLongAsQuiet,
  outlives: () => ['start', 'cancellation'],
  details: async (db, { forumId, facts: { fromId, toId, photoFileId } }) => {
    const names = await namesOfInstitutions(db, { forumId, ids: fromId === null ? [toId] : [fromId, toId] });
    const to = names.get(toId);
    if (to === undefined) return 'gone';
    const photo = photoFileId === undefined ? undefined : await loadFile(db, { forumId, id: photoFileId });
    return { from: fromId === null ? undefined : names.get(fromId), to, photo };
  },
  words: ({ forum, details, view }, language) =>
    handedOver({ forum: forum.name, ...details, meeting: view?.meeting }, language),
};

/** Who hands the gunungan to whom, in which forum, and the meeting of which the receiver is host. */
export interface HandedOver {
  readonly forum: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly meeting: Meeting | undefined;
  readonly photo?: OutgoingFile | undefined;
}

/** Tells of the handover, with thanks to who gives and good wishes to who receives. */
export function handedOver(
  { forum, from, to, meeting, photo }: HandedOver,
  { t, locale }: Language,
): OutgoingMessage {
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
              date: formatDate(meeting.startsAt, { zone: meeting.timeZone, locale }),
            }),
          ),
        ];
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('rotation:handoverTitle') },
      paragraph({ bold: summary }),
      ...(from === undefined ? [] : [paragraph(t('rotation:handoverThanks', { from }))]),
      paragraph(t('rotation:handoverWishes', { to })),
      ...next,
    ],
    files: photo === undefined ? [] : [photo],
  });
}
