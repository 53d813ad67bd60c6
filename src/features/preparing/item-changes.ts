import { dayIn } from '../../calendar/working-days.ts';
import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, ContinueCall, PressCall, SubmitCall } from '../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../inbound/dialogues.store.ts';
import { answerPrivately, refuse, replyHere } from '../../inbound/replies.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import { cleanText } from '../../lib/text.ts';
import type { Meeting } from '../../model/meeting.ts';
import { planNotice } from '../../notices/service.ts';
import { reachOf } from '../../notices/store.ts';
import { toldLater } from '../../notices/told-later.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { readPreparing } from './checklist.service.ts';
import { findPressed, mayPrepare } from './meeting-asked.ts';
import { preparationAssigned } from './preparation-assigned.notice.ts';
import { LONGEST_NOTE } from './rules.ts';
import { changeItem, type ItemChange } from './store.ts';
import type { ChecklistItem, ItemState, Preparing } from './types.ts';
import { itemShown, labelOf, whoShown } from './words.ts';

/** One entry of a meeting that the sender may change. */
interface Chosen {
  readonly preparing: Preparing;
  readonly item: ChecklistItem;
}

const ELSEWHERE = { key: 'preparing:elsewhere', command: 'persiapan', payload: 'persiapan' } as const;
const NOTE_FIELD = 'note';

const STATES: Readonly<Record<string, ItemState>> = {
  selesai: 'done',
  tidakperlu: 'not_needed',
  buka: 'open',
};

const ALREADY = {
  done: 'checklistDoneAlready',
  not_needed: 'checklistNotNeededAlready',
  open: 'checklistOpenAlready',
} as const satisfies Readonly<Record<ItemState, string>>;

/** Buttons of one entry: shows it, ticks it off, gives it to somebody of the host, asks for a note. */
export async function pressItem(call: PressCall, meeting: Meeting): Promise<readonly Reaction[]> {
  const [what = '', , key = '', more] = call.parameters;
  const chosen = await choose(call, { meeting, key });
  if ('reactions' in chosen) return chosen.reactions;
  const { item, preparing } = chosen;
  const state = Object.hasOwn(STATES, what) ? STATES[what] : undefined;
  if (state !== undefined) return tick(call, { chosen, state });
  switch (what) {
    case 'butir':
      return [{ kind: 'replace', message: shown(call, chosen) }];
    case 'tampil':
      return answerPrivately(call, { answer: shown(call, chosen), elsewhere: ELSEWHERE });
    case 'serahkan':
      return preparing.people.length === 0
        ? refuse(call, 'hostHasNobody')
        : [
            {
              kind: 'replace',
              message: whoShown({ item, meeting, people: preparing.people }, call.language),
            },
          ];
    case 'kepada':
      return assign(call, {
        chosen,
        personId: more === '0' ? undefined : readRowId(more),
        isNobody: more === '0',
      });
    case 'catatan':
      return askNote(call, chosen);
    default:
      return refuse(call, 'buttonGone');
  }
}

async function choose(
  call: Call,
  { meeting, key }: { readonly meeting: Meeting; readonly key: string },
): Promise<Chosen | { readonly reactions: readonly Reaction[] }> {
  const { number } = meeting;
  if (!mayPrepare(call, meeting)) return { reactions: refuse(call, { reason: 'notHostOf', number }) };
  const [preparing] = await readPreparing(call.work, { forumId: meeting.forumId, meetings: [meeting] });
  const item = preparing?.items.find((one) => one.key === key);
  return preparing === undefined || item === undefined
    ? { reactions: refuse(call, 'checklistEntryGone') }
    : { preparing, item };
}

function shown(call: Call, { preparing, item, done }: Chosen & { readonly done?: string }): OutgoingMessage {
  const today = dayIn(call.work.now, preparing.meeting.timeZone).toString();
  return itemShown({ item, preparing, today, done }, call.language);
}

async function tick(
  call: PressCall,
  { chosen, state }: { readonly chosen: Chosen; readonly state: ItemState },
): Promise<readonly Reaction[]> {
  const { item } = chosen;
  const words = { item: labelOf(item, call.language) };
  if (item.isSeen && state === 'open') return refuse(call, { reason: ALREADY.done, ...words });
  const isChanged = await change(call, { chosen, change: { state }, step: state });
  if (!isChanged) return refuse(call, { reason: ALREADY[state], ...words });
  const done = call.language.t(`preparing:ticked.${state}`, words);
  return [
    { kind: 'replace', message: shown(call, { ...chosen, item: { ...item, state, isSeen: false }, done }) },
  ];
}

async function assign(
  call: PressCall,
  {
    chosen,
    personId,
    isNobody,
  }: { readonly chosen: Chosen; readonly personId: number | undefined; readonly isNobody: boolean },
): Promise<readonly Reaction[]> {
  const { work, language } = call;
  const { item, preparing } = chosen;
  const { id: meetingId, forumId } = preparing.meeting;
  const person = preparing.people.find((one) => one.personId === personId);
  if (person === undefined && !isNobody) return refuse(call, 'hostPersonGone');
  const assigneeId = person?.personId ?? null;
  const isChanged = await change(call, { chosen, change: { assigneeId }, step: 'assigned' });
  const isTold = isChanged && person !== undefined && person.personId !== call.context.actor.personId;
  const key = `preparationAssigned:${meetingId}:${item.key}:${personId}:${work.now}`;
  if (isTold)
    await planNotice(work, {
      ...{ forumId, kind: preparationAssigned, meetingId, dueAt: work.now, priority: 0 },
      key,
      facts: { key: item.key, personId: person.personId },
      targets: [{ kind: 'person', personId: person.personId }],
    });
  const words = { item: labelOf(item, language), name: person?.name ?? '' };
  const isReached = isTold && (await reachOf(work.db, { forumId, key })).people > 0;
  const unreached = isTold ? 'preparing:assignedUnreached' : 'preparing:assignedUntold';
  const given = isReached ? 'preparing:assignedTo' : unreached;
  const later = isReached ? await toldLater(call) : '';
  const done = `${language.t(person === undefined ? 'preparing:unassigned' : given, words)} ${later}`.trim();
  const now = { ...chosen, item: { ...item, assigneeId: assigneeId ?? undefined }, done };
  return [{ kind: 'replace', message: shown(call, now) }];
}

async function change(
  { work, context }: Call,
  {
    chosen,
    change,
    step,
  }: { readonly chosen: Chosen; readonly change: ItemChange['change']; readonly step: string },
): Promise<boolean> {
  const { id: meetingId, forumId, number, host } = chosen.preparing.meeting;
  const hostId = host?.institutionId;
  const { key } = chosen.item;
  const byPersonId = context.actor.personId;
  const isChanged = await changeItem(work.db, {
    ...{ forumId, meetingId, key, hostId, change, byPersonId },
    now: work.now,
  });
  if (isChanged)
    await recordAudit(work.db, {
      context,
      at: work.now,
      action: 'persiapan',
      subject: `rapat ${number} ${key} ${step}`,
    });
  return isChanged;
}

async function askNote(call: PressCall, { preparing, item }: Chosen): Promise<readonly Reaction[]> {
  const { language, limits, work, context } = call;
  const { t } = language;
  const { id } = preparing.meeting;
  const words = { item: labelOf(item, language) };
  if (limits.hasForms) {
    const initial = item.note === '' ? {} : { initial: item.note };
    return [
      {
        kind: 'form',
        form: {
          action: encodeAction('persiapan', 'catatan', id, item.key),
          title: t('preparing:note.title'),
          submit: t('preparing:note.submit'),
          close: t('preparing:note.close'),
          fields: [
            {
              ...{ name: NOTE_FIELD, label: t('preparing:note.label', words), optional: true, ...initial },
              ...{ kind: 'text', multiline: true, maxLength: LONGEST_NOTE },
            },
          ],
        },
      },
    ];
  }
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'persiapan', step: 'catatan', facts: { meeting: String(id), key: item.key } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('preparing:note.ask', words) }));
}

/** The form with the note. */
export function submitNote(call: SubmitCall): Promise<readonly Reaction[]> {
  const [, meeting, key] = call.parameters;
  return note(call, { meeting, key, words: call.values[NOTE_FIELD] ?? '' });
}

/** The words that follow where there are no forms. */
export async function continueNote(call: ContinueCall): Promise<readonly Reaction[] | undefined> {
  if (call.step !== 'catatan') return undefined;
  const { meeting, key } = call.facts;
  return note(call, { meeting, key, words: call.argument });
}

async function note(
  call: SubmitCall | ContinueCall,
  {
    meeting: id,
    key = '',
    words,
  }: { readonly meeting: string | undefined; readonly key: string | undefined; readonly words: string },
): Promise<readonly Reaction[]> {
  const found = await findPressed(call, id);
  if (!found.ok) return found.reactions;
  const [meeting] = found.meetings;
  if (meeting === undefined) return refuse(call, 'buttonGone');
  const chosen = await choose(call, { meeting, key });
  if ('reactions' in chosen) return chosen.reactions;
  const written = cleanText(words).replace(/\s+/g, ' ').trim();
  if (written.length > LONGEST_NOTE) return refuse(call, { reason: 'detailTooLong', longest: LONGEST_NOTE });
  await change(call, { chosen, change: { note: written }, step: 'note' });
  await endDialogue(call.work.db, dialogueKey(call));
  const done = call.language.t(written === '' ? 'preparing:note.removed' : 'preparing:note.kept');
  const answer = shown(call, { ...chosen, item: { ...chosen.item, note: written }, done });
  return answerPrivately(call, { answer, elsewhere: ELSEWHERE });
}
