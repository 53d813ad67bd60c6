import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { LibraryKind } from '../types.ts';
import { sumOf, totalOf } from './contribution.rules.ts';
import type { Contribution, YearContributions } from './contribution.types.ts';

/** As what a year's contributions are given beside the text. */
export const FORMS = ['gambar', 'xlsx', 'csv'] as const;

/** So many institutions a message names; files have all. */
const MOST_NAMED = 40;

type Counts = Readonly<Record<LibraryKind, number>>;

/** Counts in words: `kebijakan 2, bahan ajar 0, praktik baik 1`. */
function countsWords(counts: Counts, { t }: Language): string {
  return t('contribution:counts', { ...counts });
}

/** What institutions contributed themselves, and all together; nobody is compared with anybody. */
export function ownContribution(
  { forum, year, institutions, ownIds }: YearContributions & { readonly ownIds: readonly number[] },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const own = institutions.filter(({ institutionId = 0 }) => ownIds.includes(institutionId));
  const counts = sumOf(institutions);
  const summary = t('contribution:title', { forum, year });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      ...(own.length === 0 ? [] : [list(own.map((one) => line(one, language)))]),
      paragraph(t('contribution:all', { total: totalOf(counts), counts: countsWords(counts, language) })),
      paragraph(
        t(own.some((one) => totalOf(one.counts) > 0) ? 'contribution:thanks' : 'contribution:invite', {
          year,
        }),
      ),
    ],
  });
}

/** What every institution contributed, in the order of protocol, for who leads the forum or its library. */
export function contributionTable(facts: YearContributions, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, year, institutions } = facts;
  const counts = sumOf(institutions);
  const summary = t('contribution:title', { forum, year });
  const sharing = institutions.filter((one) => totalOf(one.counts) > 0);
  const hidden = Math.max(0, sharing.length - MOST_NAMED);
  const named = sharing.slice(0, MOST_NAMED).map((one) => line(one, language));
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      paragraph(t('contribution:all', { total: totalOf(counts), counts: countsWords(counts, language) })),
      ...(named.length === 0
        ? []
        : [list(hidden === 0 ? named : [...named, t('contribution:more', { count: hidden })])]),
      paragraph(t('contribution:others', { year, count: institutions.length - sharing.length })),
    ],
    buttons: [
      FORMS.map((form) => ({
        text: t(`contribution:form.${form}`),
        action: encodeAction('kontribusi', form, year),
      })),
    ],
  });
}

/** Whose it is, as lists name it. */
export function contributor({ name }: Pick<Contribution, 'name'>, { t }: Language): string {
  return name === '' ? t('news:digest.secretariat') : name;
}

function line(one: Contribution, language: Language): string {
  return language.t('contribution:line', {
    ...{ institution: contributor(one, language), total: totalOf(one.counts) },
    counts: countsWords(one.counts, language),
  });
}
