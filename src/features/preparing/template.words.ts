import type { Language } from '../../i18n/index.ts';
import { list, message, pairs, paragraph } from '../../i18n/message.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';

import type { ChecklistEntry } from './types.ts';
import { labelOf } from './words.ts';

/** A forum's checklist as the secretariat changes it. */
export interface Template {
  readonly entries: readonly ChecklistEntry[];
  readonly removed: readonly ChecklistEntry[];
  /** What was done to it just now. */
  readonly done?: string | undefined;
}

/** Every entry with its days, and buttons to change, add and bring back. */
export function templateShown({ entries, removed, done }: Template, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('preparing:template.title');
  const lines = entries.map((entry) => entryLine(entry, language));
  const entryButtons = entries.map(
    (entry): Button => ({
      text: labelOf(entry, language),
      action: encodeAction('persiapan', 'templat', entry.key),
    }),
  );
  const back = removed.map(
    (entry): Button => ({
      text: t('preparing:template.restore', { item: labelOf(entry, language) }),
      action: encodeAction('persiapan', 'kembalikan', entry.key),
    }),
  );
  return message({
    summary: done ?? title,
    blocks: [
      { kind: 'title', text: title },
      ...(done === undefined ? [] : [paragraph(done)]),
      list(lines, true),
      { kind: 'note', line: [t('preparing:template.howTo')] },
    ],
    buttons: [
      ...pairs(entryButtons),
      [{ text: t('preparing:template.add'), action: encodeAction('persiapan', 'tambah') }],
      ...pairs(back),
    ],
  });
}

function entryLine(entry: ChecklistEntry, language: Language): string {
  return language.t('preparing:template.line', { item: labelOf(entry, language), days: entry.days });
}

/** So many days an entry is moved at one press. */
const STEPS = [-5, -1, 1, 5] as const;

/** One entry with buttons that move it or take it out. */
export function entryShown(entry: ChecklistEntry, language: Language): OutgoingMessage {
  const { t } = language;
  const move = (by: number): Button => ({
    text: t(by < 0 ? 'preparing:template.later' : 'preparing:template.earlier', { days: Math.abs(by) }),
    action: encodeAction('persiapan', 'geser', entry.key, entry.days + by),
  });
  const moves = STEPS.filter((by) => entry.days + by >= 0).map(move);
  return message({
    summary: entryLine(entry, language),
    blocks: [{ kind: 'title', text: t('preparing:template.title') }, paragraph(entryLine(entry, language))],
    buttons: [
      ...pairs(moves),
      [
        { text: t('preparing:template.remove'), action: encodeAction('persiapan', 'hapus', entry.key) },
        { text: t('preparing:buttons.back'), action: encodeAction('persiapan', 'templat') },
      ],
    ],
  });
}
