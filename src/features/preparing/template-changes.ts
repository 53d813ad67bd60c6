import { message } from '../../i18n/message.ts';
import type { Call, ContinueCall, PressCall, RunCall, SubmitCall } from '../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import { cleanText } from '../../lib/text.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import {
  checklistOf,
  entryProblem,
  isDefaultKey,
  LONGEST_LABEL,
  MOST_DAYS,
  MOST_ENTRIES,
  readEntry,
  removedFrom,
} from './rules.ts';
import { listEntryChanges, lockChecklist, writeEntry } from './store.ts';
import { entryShown, templateShown } from './template.words.ts';
import type { EntryChange } from './types.ts';
import { labelOf } from './words.ts';

const LABEL_FIELD = 'label';
const DAYS_FIELD = 'days';

/**
 * `persiapan templat` shows the forum's checklist to the secretariat, `templat tambah Spanduk; 10` adds to it, and `templat tambah`
 * asks for what is to be added.
 */
export async function template(call: RunCall, words: string): Promise<readonly Reaction[]> {
  if (!mayChange('persiapan', call.context.actor.roles)) return refuse(call, 'noRight');
  if (words.trim() === '') return replyHere(call, await shown(call));
  const [, rest] = /^tambah\b\s*(.*)$/is.exec(words) ?? [];
  if (rest === undefined) return refuse(call, { reason: 'unknownOption', option: words, options: 'tambah' });
  return rest === '' ? askEntry(call) : add(call, readEntry(cleanText(rest)));
}

/** Presses on the template; undefined for those that are about a meeting. */
export async function pressTemplate(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [what = '', key, days] = call.parameters;
  if (!['templat', 'tambah', 'geser', 'hapus', 'kembalikan'].includes(what)) return undefined;
  if (!mayChange('persiapan', call.context.actor.roles)) return refuse(call, 'noRight');
  if (what === 'tambah') return askEntry(call);
  if (key === undefined) return [{ kind: 'replace', message: await shown(call) }];
  const { work, context } = call;
  await lockChecklist(work.db, context.forum.id);
  const changes = await listEntryChanges(work.db, context.forum.id);
  const all = what === 'kembalikan' ? removedFrom(changes) : checklistOf(changes);
  const entry = all.find((one) => one.key === key);
  if (entry === undefined) return refuse(call, 'checklistEntryGone');
  const item = labelOf(entry, call.language);
  switch (what) {
    case 'geser': {
      const to = Number(days);
      if (entryProblem({ label: item, days: to }, []) === 'checklistDays')
        return refuse(call, { reason: 'checklistDays', most: MOST_DAYS });
      await write(call, { ...entry, days: to, isRemoved: false });
      return [{ kind: 'replace', message: entryShown({ ...entry, days: to }, call.language) }];
    }
    case 'hapus':
      await write(call, { ...entry, isRemoved: true });
      return replaced(call, call.language.t('preparing:template.removed', { item }));
    case 'kembalikan':
      if (checklistOf(changes).length >= MOST_ENTRIES)
        return refuse(call, { reason: 'checklistFull', most: MOST_ENTRIES });
      await write(call, { ...entry, isRemoved: false });
      return replaced(call, call.language.t('preparing:template.restored', { item }));
    default:
      return [{ kind: 'replace', message: entryShown(entry, call.language) }];
  }
}

async function replaced(call: Call, done: string): Promise<readonly Reaction[]> {
  return [{ kind: 'replace', message: await shown(call, done) }];
}

async function shown({ work, context, language }: Call, done?: string): Promise<OutgoingMessage> {
  const changes = await listEntryChanges(work.db, context.forum.id);
  return templateShown({ entries: checklistOf(changes), removed: removedFrom(changes), done }, language);
}

async function write({ work, context }: Call, entry: EntryChange): Promise<void> {
  await writeEntry(work.db, { ...entry, forumId: context.forum.id });
  await recordAudit(work.db, { context, at: work.now, action: 'persiapan templat', subject: entry.key });
}

async function askEntry(call: RunCall | PressCall): Promise<readonly Reaction[]> {
  const { language, limits, work, context } = call;
  const { t } = language;
  if (limits.hasForms)
    return [
      {
        kind: 'form',
        form: {
          action: encodeAction('persiapan', 'tambah'),
          title: t('preparing:template.formTitle'),
          submit: t('preparing:note.submit'),
          close: t('preparing:note.close'),
          fields: [
            {
              ...{ name: LABEL_FIELD, label: t('preparing:template.label'), optional: false },
              ...{ kind: 'text', multiline: false, maxLength: LONGEST_LABEL },
            },
            {
              ...{ name: DAYS_FIELD, label: t('preparing:template.days'), optional: false, initial: '5' },
              ...{ kind: 'text', multiline: false, maxLength: 3 },
            },
          ],
        },
      },
    ];
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'persiapan', step: 'tambah', facts: {} },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('preparing:template.ask') }));
}

/** The form with a new entry. */
export async function submitTemplate(call: SubmitCall): Promise<readonly Reaction[]> {
  if (!mayChange('persiapan', call.context.actor.roles)) return refuse(call, 'noRight');
  const label = cleanText(call.values[LABEL_FIELD] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const days = /^\d{1,3}$/.test((call.values[DAYS_FIELD] ?? '').trim())
    ? Number(call.values[DAYS_FIELD])
    : NaN;
  const { t } = call.language;
  if (Number.isNaN(days) || days > MOST_DAYS)
    return [
      { kind: 'form-errors', errors: { [DAYS_FIELD]: t('refusals:checklistDays', { most: MOST_DAYS }) } },
    ];
  return add(call, { label, days });
}

/** The words that follow where there are no forms. */
export async function continueTemplate(call: ContinueCall): Promise<readonly Reaction[] | undefined> {
  if (!mayChange('persiapan', call.context.actor.roles)) return refuse(call, 'noRight');
  return add(call, readEntry(cleanText(call.argument)));
}

async function add(
  call: RunCall | SubmitCall,
  entry: { readonly label: string; readonly days: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  await lockChecklist(work.db, forumId);
  const changes = await listEntryChanges(work.db, forumId);
  const named = checklistOf(changes).map((one) => ({ ...one, label: labelOf(one, language) }));
  const problem = entryProblem(entry, named);
  if (problem !== undefined)
    return refuse(call, {
      reason: problem,
      most: problem === 'checklistDays' ? MOST_DAYS : MOST_ENTRIES,
      longest: LONGEST_LABEL,
      item: entry.label,
    });
  const own = changes.filter(({ key }) => !isDefaultKey(key)).map(({ key }) => Number(key.slice(1)));
  await write(call, { ...entry, key: `x${Math.max(0, ...own) + 1}`, isRemoved: false });
  await endDialogue(work.db, dialogueKey(call));
  const done = language.t('preparing:template.added', { item: entry.label, days: entry.days });
  return replyHere(call, await shown(call, done));
}
