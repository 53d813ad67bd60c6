import type { Key, Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';

/** A button that takes a change back. */
export function undoButton(changeId: number, { t }: Pick<Language, 't'>): Button {
  return { text: t('faq:undo.button'), action: encodeAction('faqurung', changeId) };
}

/** Says what was done, with a button that takes it back. */
export function changeReceipt(
  { says, code, changeId }: { readonly says: Key; readonly code: string; readonly changeId: number },
  language: Language,
): OutgoingMessage {
  return message({ summary: language.t(says, { code }), buttons: [[undoButton(changeId, language)]] });
}

/** A change as its list shows it. */
export interface ListedChange {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Name on record; undefined where it was forgotten, or for an operator and an admin without a record. */
  readonly name: string | undefined;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly isUndone: boolean;
}

/** The last changes, with a button for each that can be taken back. */
export function changeList(
  { changes, zone }: { readonly changes: readonly ListedChange[]; readonly zone: ZoneId },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  if (changes.length === 0) return message({ summary: t('faq:undo.none') });
  const lines = changes.map((change) => {
    const at = formatDateTime(change.at, { zone, locale });
    const { action, subject } = change;
    const facts = { at, who: whoOf(change, language), action, subject };
    return t(change.isUndone ? 'faq:undo.itemUndone' : 'faq:undo.item', facts);
  });
  const buttons = changes.flatMap(({ id, isUndone, subject }, index) =>
    isUndone
      ? []
      : [{ text: t('faq:undo.of', { number: index + 1, subject }), action: encodeAction('faqurung', id) }],
  );
  return message({
    summary: t('faq:undo.title'),
    blocks: [paragraph({ bold: t('faq:undo.title') }), list(lines, true)],
    buttons: buttons.map((button) => [button]),
  });
}

function whoOf({ name, actor }: ListedChange, { t }: Language): string {
  if (name !== undefined) return name;
  if (actor === 'cli') return t('audit:operator');
  return t(actor === 'system' ? 'audit:system' : 'audit:forgotten');
}
