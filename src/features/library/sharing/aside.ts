import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { fitting } from '../rules.ts';
import { entryDrafts } from './draft.ts';
import type { EntryDraft } from './steps.rules.ts';

/** Characters of a title on a button. */
const BUTTON_LENGTH = 40;

/**
 * Makes room for another entry: what was begun before stays, and it is said so; only an earlier attempt at the same one, or one
 * without anything in it, is let go.
 */
export async function putAside(
  call: Call,
  begun: Pick<EntryDraft, 'lines' | 'from'>,
): Promise<readonly Block[]> {
  const open = await entryDrafts.open(call);
  if (open === undefined) return [];
  if (!isWorthKeeping(open.draft) || isSameEntry(open.draft, begun)) {
    await entryDrafts.end(call);
    return putAside(call, begun);
  }
  await entryDrafts.leave(call);
  return [paragraph(call.language.t('sharing:aside.kept', { title: titleOf(call, open.draft) }))];
}

/** What is said once an entry is sent or left, with a button for the one that was begun before it. */
export async function finished(call: Call, summary: string): Promise<OutgoingMessage> {
  await entryDrafts.leave(call);
  const before = await entryDrafts.open(call);
  if (before === undefined || !isWorthKeeping(before.draft)) return message({ summary });
  const { t } = call.language;
  const title = titleOf(call, before.draft);
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t('sharing:aside.waits', { title }))],
    buttons: [
      [
        {
          text: t('sharing:aside.goOn', { title: fitting(title, BUTTON_LENGTH) }),
          action: encodeAction('bagikan', 'lanjutkan', before.id),
        },
      ],
    ],
  });
}

/** Whether somebody would have to type something again. */
export function isWorthKeeping({
  lines,
  file,
  entryId,
}: Pick<EntryDraft, 'lines' | 'file' | 'entryId'>): boolean {
  return Object.keys(lines).length > 0 || file !== undefined || entryId !== undefined;
}

function isSameEntry(one: EntryDraft, other: Pick<EntryDraft, 'lines' | 'from'>): boolean {
  if (one.entryId !== undefined) return false;
  if (one.from !== undefined && one.from.materialId === other.from?.materialId) return true;
  const plain = (text = ''): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return (['title', 'regulationNumber', 'link'] as const).some(
    (line) => plain(one.lines[line]) !== '' && plain(one.lines[line]) === plain(other.lines[line]),
  );
}

function titleOf({ language: { t } }: Pick<Call, 'language'>, { lines, file }: EntryDraft): string {
  return lines.title ?? file?.name ?? t('sharing:aside.untitled');
}
