import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import { readSubstitute } from '../../language/substitutes.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { NO_DETAIL, placesOf } from './rules.ts';
import type { ComingInstitution } from './types.ts';

/** What the press of a letter's button means. */
export const LETTER = 'surat';
/** So many letters have a button. */
const MOST_LETTERS = 20;

/** The lists of host and secretariat: how many come, plates for the guards, diets for the kitchen, who waits. */
export function allDetails(
  { meeting, coming }: { readonly meeting: Meeting; readonly coming: readonly ComingInstitution[] },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const title = t('details:title', { number: meeting.number, date });
  const placed = coming.filter(({ waitingTurn }) => waitingTurn === undefined);
  const { inHall, online } = byMode(placed);
  const counts = countsOf(placed, language);
  const unfilled = placed.filter(({ detail }) => detail === undefined).map(({ shortName }) => shortName);
  return message({
    summary: `${title}: ${counts}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: counts }),
      ...section(
        t('details:list.companions'),
        inHall.flatMap(({ shortName, detail }) =>
          detail === undefined || detail.companions === 0
            ? []
            : [`${shortName}: ${t('details:people', { count: detail.companions })}`],
        ),
      ),
      ...section(t('details:list.online'), online.length === 0 ? [] : [online.map(nameOf).join(', ')]),
      ...listsForGuardsAndKitchen(placed, language),
      ...section(t('details:list.waiting'), waitingNames(coming)),
      ...section(t('details:list.unfilled'), unfilled.length === 0 ? [] : [unfilled.join(', ')]),
    ],
    buttons: coming
      .filter(({ answer, letterFileId }) => answer === 'represented' && letterFileId !== undefined)
      .slice(0, MOST_LETTERS)
      .map(({ institutionId, shortName }) => [
        {
          text: t('details:letter.button', { institution: shortName }),
          action: encodeAction('rincian', LETTER, meeting.id, institutionId),
        },
      ]),
  });
}

function byMode(placed: readonly ComingInstitution[]): {
  readonly inHall: readonly ComingInstitution[];
  readonly online: readonly ComingInstitution[];
} {
  return {
    inHall: placed.filter(({ detail }) => detail?.isOnline !== true),
    online: placed.filter(({ detail }) => detail?.isOnline === true),
  };
}

/** How many people come into the hall, and how many institutions take part online. */
export function countsOf(placed: readonly ComingInstitution[], { t }: Language): string {
  const { inHall, online } = byMode(placed);
  const people = inHall.reduce((sum, { detail = NO_DETAIL }) => sum + placesOf(detail), 0);
  return t('details:counts', {
    institutions: inHall.length,
    companions: people - inHall.length,
    people,
    online: online.length,
  });
}

/** Plates for the guards, and diets for the kitchen. */
export function listsForGuardsAndKitchen(
  coming: readonly ComingInstitution[],
  { t }: Language,
): readonly Block[] {
  const vehicles = coming.flatMap(({ shortName, detail }) =>
    detail === undefined || detail.vehicles === ''
      ? []
      : [`${shortName}: ${detail.vehicles.replaceAll('\n', '; ')}`],
  );
  const beside = coming.flatMap((one) => {
    const remarks = remarksOf(one);
    return remarks.length === 0 ? [] : [`${one.shortName}: ${remarks.join('; ')}`];
  });
  return [
    ...section(t('details:list.vehicles'), vehicles.length === 0 ? [t('details:list.noVehicles')] : vehicles),
    ...section(t('details:list.diet'), byDiet(coming)),
    ...section(t('details:list.beside'), beside),
  ];
}

/** Whether guards or kitchen have anything to know of somebody who has a place. */
export function hasForLists(one: ComingInstitution): boolean {
  if (one.waitingTurn !== undefined) return false;
  const { vehicles, diet, isOnline } = one.detail ?? NO_DETAIL;
  return vehicles !== '' || (diet !== '' && !isOnline) || remarksOf(one).length > 0;
}

/** What was written behind a substitute's name for host and secretariat. */
function remarksOf({ answer, note }: ComingInstitution): readonly string[] {
  return answer === 'represented' ? readSubstitute(note).remarks : [];
}

/** A line for each diet with who has it, because a kitchen counts plates; only those eat who come into the hall. */
function byDiet(coming: readonly ComingInstitution[]): readonly string[] {
  const eaters = coming.filter(({ detail }) => detail?.isOnline === false && detail.diet !== '');
  const groups = Map.groupBy(eaters, ({ detail }) => detail?.diet.replaceAll('\n', '; ').toLowerCase() ?? '');
  return [...groups.values()].map((members) => {
    const diet = members[0]?.detail?.diet.replaceAll('\n', '; ') ?? '';
    return `${diet} (${members.length}): ${members.map(nameOf).join(', ')}`;
  });
}

/** Who waits for a place, in the order of the turns. */
export function waitingNames(
  coming: readonly {
    readonly shortName: string;
    readonly waitingTurn?: number | undefined;
  }[],
): readonly string[] {
  const waiting = coming
    .filter(({ waitingTurn }) => waitingTurn !== undefined)
    .toSorted((one, other) => (one.waitingTurn ?? 0) - (other.waitingTurn ?? 0));
  return waiting.length === 0 ? [] : [waiting.map(nameOf).join(', ')];
}

function nameOf({ shortName }: { readonly shortName: string }): string {
  return shortName;
}

function section(title: string, lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [paragraph({ bold: title }), list(lines)];
}
