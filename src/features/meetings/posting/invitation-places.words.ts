import type { Language } from '../../../i18n/index.ts';
import { list, paragraph } from '../../../i18n/message.ts';
import { faultWords } from '../../../notices/ledger/fault.words.ts';
import type { Block } from '../../../platform/message.ts';
import type { InvitationPlace, PlaceState } from './invitation-places.ts';

const PLATFORMS = { telegram: 'Telegram', slack: 'Slack' } as const;

/** Headings in the order in which they are shown: what needs somebody comes last, where it is read. */
const ORDER = [
  'present',
  'underWay',
  'waiting',
  'stuck',
  'frozen',
  'deleted',
  'failed',
  'missing',
] as const satisfies readonly PlaceState[];

/** Where the bot goes on by itself. */
const TRIED_AGAIN: ReadonlySet<PlaceState> = new Set(['missing', 'stuck']);
/** Where announcing again helps. */
const ANNOUNCED_AGAIN: ReadonlySet<PlaceState> = new Set(['missing', 'deleted', 'failed']);

/** A group or channel by its title, with its platform. */
export function placeName({ title, platform }: InvitationPlace, { t }: Language): string {
  const words = { title: title === '' ? t('notices:announcementReport.unnamed') : title };
  return t('notices:announcementReport.chat', { ...words, platform: PLATFORMS[platform] });
}

/** The same with what is amiss there, and what helps, where something is. */
export function placeLine(place: InvitationPlace, language: Language): string {
  const chat = placeName(place, language);
  if (place.reason === '') return chat;
  const state = place.state === 'waiting' || place.state === 'underWay' ? 'queued' : 'unreachable';
  const reason = faultWords({ state, isGroup: true, reason: place.reason }, language);
  return language.t('notices:announcementReport.line', { chat, reason });
}

/** Where a meeting's invitation stands and where it does not, with what helps. */
export function invitationPlaces(
  { places, number }: { readonly places: readonly InvitationPlace[]; readonly number: number },
  language: Language,
): readonly Block[] {
  const { t } = language;
  const some = (states: ReadonlySet<PlaceState>): boolean => places.some(({ state }) => states.has(state));
  const sections = ORDER.flatMap((wanted): readonly Block[] => {
    const found = places.filter(({ state }) => state === wanted);
    if (found.length === 0) return [];
    return [
      paragraph({ bold: t(`notices:announcementReport.${wanted}`) }),
      list(found.map((place) => placeLine(place, language))),
    ];
  });
  return [
    ...sections,
    ...(some(TRIED_AGAIN) ? [paragraph(t('notices:announcementReport.again'))] : []),
    ...(some(ANNOUNCED_AGAIN) ? [paragraph(t('notices:announcementReport.announceAgain', { number }))] : []),
  ];
}
