import { closedOn } from '../../../calendar/working-days.ts';
import type { Language } from '../../../i18n/index.ts';
import type { Call } from '../../../inbound/command.ts';
import { isOverheard } from '../../../inbound/replies.ts';
import { localNow } from '../../../language/dates/when.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { countAnswers, NO_ANSWERS } from '../../../notices/answer-counts.store.ts';
import { INVITATION_PARTS, type InvitationTexts } from '../../../notices/invitation-texts.ts';
import type { AnnouncementFacts } from '../announcing/announcement.words.ts';
import { defaultDeadline } from '../deadline.rules.ts';
import { listMeetings } from '../store.ts';
import type { ChangedParts } from './lines.ts';
import { invitationTextsOf } from './store.ts';

/** So many days ahead is the meeting that is made up where none is to come. */
const DAYS_AHEAD = 30;

/** The next meeting's invitation, else that of one that is made up, with texts that may not be saved yet. */
export async function exampleInvitation(
  call: Call,
  { language, changed }: { readonly language: Language; readonly changed: ChangedParts },
): Promise<AnnouncementFacts> {
  const { work, context } = call;
  const { id: forumId, name: forumName, timeZone } = context.forum;
  const { db, now } = work;
  // A group learns of a meeting when it is announced.
  const states = isOverheard(call) ? (['announced'] as const) : (['announced', 'draft'] as const);
  const [next] = await listMeetings(db, { forumId, after: now, states, limit: 1 });
  const meeting = next ?? madeUp({ forumId, now, timeZone, language });
  const tally = next === undefined ? undefined : (await countAnswers(db, [next.id])).get(next.id);
  const view = {
    meeting,
    counts: tally?.counts ?? NO_ANSWERS,
    memberZones: tally?.zones ?? [],
    taken: tally?.taken ?? 0,
  };
  const texts = await invitationTextsOf(db, forumId);
  return { forumName, texts: changedTexts(texts, { locale: language.locale, changed }), view, now };
}

/** Texts with those of a language that change. */
export function changedTexts(
  texts: InvitationTexts,
  { locale, changed }: { readonly locale: string; readonly changed: ChangedParts },
): InvitationTexts {
  const own = INVITATION_PARTS.flatMap((part) => {
    const text = part in changed ? changed[part] : texts[locale]?.[part];
    return text === undefined ? [] : [[part, text] as const];
  });
  return { ...texts, [locale]: Object.fromEntries(own) };
}

function madeUp({
  forumId,
  now,
  timeZone,
  language: { t },
}: {
  readonly forumId: number;
  readonly now: number;
  readonly timeZone: string;
  readonly language: Language;
}): Meeting {
  const day = localNow({ now, zone: timeZone }).toPlainDate().add({ days: DAYS_AHEAD });
  const startsAt = day.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds;
  return {
    ...{ id: 0, forumId, number: 1, startsAt, endsAt: undefined, timeZone, host: undefined },
    ...{ title: t('meetings:template.exampleTitle'), place: t('meetings:template.examplePlace') },
    ...{ agenda: undefined, dress: undefined, contact: undefined, letterNumber: undefined, link: undefined },
    ...{
      answerBy: defaultDeadline({ startsAt, timeZone, rest: closedOn([]), now }),
      quorum: undefined,
      capacity: undefined,
      companionLimit: undefined,
      state: 'draft',
      revision: 1,
    },
    ...{ announceAt: undefined, announcedAt: undefined, cancelReason: undefined, minutesDoneAt: undefined },
  };
}
