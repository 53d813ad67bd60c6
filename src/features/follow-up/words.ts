import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { ActionItem } from './types.ts';

/** What a list of action items is shown from. */
export interface ActionsFacts {
  readonly title: string;
  readonly zone: ZoneId;
  readonly items: readonly ActionItem[];
  /** Institutions the reader acts for; theirs come first. */
  readonly own: ReadonlySet<number>;
  readonly mayChange: boolean;
}

/** Action items: number, what, who, until when, state. */
export function actionList(facts: ActionsFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const own = facts.items.filter(({ institutionId }) => facts.own.has(institutionId));
  const others = facts.items.filter((item) => !own.includes(item));
  const lines = (items: readonly ActionItem[]): readonly string[] =>
    items.map((item) => actionLine({ item, zone: facts.zone }, language));
  const section = (heading: string, items: readonly ActionItem[]) =>
    items.length === 0 ? [] : [paragraph({ bold: heading }), list(lines(items))];
  return message({
    summary: facts.title,
    blocks: [
      { kind: 'title', text: facts.title },
      ...(facts.items.length === 0 ? [paragraph(t('actions:none'))] : []),
      ...section(t('actions:own'), own),
      ...section(t('actions:others'), others),
      ...(facts.mayChange ? [{ kind: 'note' as const, line: [t('actions:howTo')] }] : []),
    ],
  });
}

/** One item on one line. */
export function actionLine(
  { item, zone }: { readonly item: ActionItem; readonly zone: ZoneId },
  { t, locale }: Language,
): string {
  const { number, description, institution, dueAt } = item;
  const words = { number, description, institution, when: formatDate(dueAt, { zone, locale }) };
  return t(item.state === 'done' ? 'actions:lineDone' : 'actions:line', words);
}
