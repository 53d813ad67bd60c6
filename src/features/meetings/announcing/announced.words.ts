import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import type { InvitationPlace } from '../posting/invitation-places.ts';
import { invitationPlaces, placeLine, placeName } from '../posting/invitation-places.words.ts';

/** A meeting and where its invitation stands or is about to. */
export interface AnnouncedFacts {
  readonly number: number;
  /** What a letter should have and this one has not; nothing unless given. */
  readonly missing?: readonly ('letter' | 'number')[];
  readonly places: readonly InvitationPlace[];
}

/** Says that an invitation is on its way, where to, and which of the chats may not take it. */
export function announcedMessage(
  { number, places, missing = [] }: AnnouncedFacts,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const underWay = places.filter(({ state }) => state === 'underWay');
  const sent = underWay.filter(({ reason }) => reason === '');
  const shut = underWay.filter(({ reason }) => reason !== '');
  const names = sent.map((place) => placeName(place, language)).join(', ');
  const summary =
    sent.length === 0 && shut.length > 0
      ? t('meetings:announcedNowhere', { number })
      : t('meetings:announced', { number, chats: sent.length, names });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(shut.length === 0
        ? []
        : [
            paragraph(t('meetings:announcedShut')),
            list(shut.map((place) => placeLine({ ...place, state: 'missing' }, language))),
          ]),
      paragraph(t('meetings:announcedOutcome', { number })),
      ...missingLines({ number, missing }, language),
    ],
  });
}

/** What an official invitation still lacks, and how it is added. */
export function missingLines(
  { number, missing }: { readonly number: number; readonly missing: readonly ('letter' | 'number')[] },
  { t }: Language,
): readonly Block[] {
  return missing.map((what) =>
    paragraph(t(what === 'letter' ? 'files:letter.missing' : 'files:letter.missingNumber', { number })),
  );
}

/** Says that a meeting has been announced, where the invitation is known to stand, and that the bot looks whether it does. */
export function announcedBefore(facts: AnnouncedFacts, language: Language): OutgoingMessage {
  const summary = language.t('meetings:announcedBefore', { number: facts.number });
  return message({ summary, blocks: [paragraph(summary), ...invitationPlaces(facts, language)] });
}
