import { paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, ContinueCall, HandedFile, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { ALL_KINDS, keepFile } from '../../files/service.ts';
import { readLine } from '../read-line.ts';
import { topicNamed } from '../topics/topics.rules.ts';
import { listTopics } from '../topics.store.ts';
import { LIBRARY_KINDS } from '../types.ts';
import { finished, isWorthKeeping } from './aside.ts';
import { entryDrafts } from './draft.ts';
import { entryForm } from './form.ts';
import { withKind } from './one-message.ts';
import { send } from './send.ts';
import { sharesAs } from './sharer.ts';
import { type Shown, show } from './show.ts';
import {
  answered,
  type EntryDraft,
  lineOf,
  mending,
  newDraft,
  onwards,
  SKIPS,
  steppedBack,
  typedButton,
} from './steps.rules.ts';

/** So many topics an entry may have. */
const MOST_TOPICS = 5;

/** Begins to ask for an entry, or goes on where the sender stopped, on whichever platform. */
export async function beginSharing(
  call: Call,
  { fresh, before = [] }: { readonly fresh?: Partial<EntryDraft>; readonly before?: readonly Block[] } = {},
): Promise<readonly Reaction[]> {
  const open = fresh !== undefined ? undefined : await entryDrafts.open(call);
  const draft = open && (await entryDrafts.take(call, open));
  const [first] = sharesAs(call);
  const begun = { ...newDraft(first?.institutionId ?? 0), ...fresh };
  const isResumed = draft !== undefined && isWorthKeeping(draft);
  return replyHere(call, await show(call, { draft: draft ?? begun, before, isResumed }));
}

/** Takes typed words, or a file, as the answer to the open question. */
export async function continueSharing(call: ContinueCall): Promise<readonly Reaction[] | undefined> {
  const draft = await entryDrafts.take(call, { id: readRowId(call.facts.draft) ?? 0 });
  if (draft === undefined) return beginSharing(call);
  if (call.file !== undefined) return replyHere(call, await attach(call, { draft, file: call.file }));
  const what = typedButton(draft, call.argument);
  if (what === 'batal') return replyHere(call, await cancelled(call));
  if (what !== undefined) return replyHere(call, await pressed(call, { draft, what, named: '' }));
  return replyHere(call, await answer(call, { draft, words: call.argument }));
}

/** Keeps a file with what is being shared; one of the wrong kind is refused and everything else stays. */
export async function attach(
  call: Call,
  {
    draft,
    file,
    before = [],
  }: { readonly draft: EntryDraft; readonly file: HandedFile; readonly before?: readonly Block[] },
): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const kept = await keepFile(work, {
    ...{ ...file, forumId: context.forum.id, accepts: ALL_KINDS, createdById: context.actor.personId },
  });
  if (!kept.ok) {
    const { reason, ...values } = typeof kept.refusal === 'string' ? { reason: kept.refusal } : kept.refusal;
    return show(call, { draft, before: [...before, paragraph(language.t(`refusals:${reason}`, values))] });
  }
  const { id, name } = kept.file;
  const having = { ...draft, file: { id, name } };
  const added = paragraph(language.t('sharing:fileAdded', { name }));
  // Where an address is asked for because nothing could be read yet, a file is an answer too.
  const isAnswered = draft.step === 'file' || (draft.step === 'link' && draft.isEditing);
  return show(call, { draft: isAnswered ? onwards(having) : having, before: [...before, added] });
}

/** A press of a button under a question or the preview. */
export async function pressSharing(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [what = '', written, named = ''] = call.parameters;
  const id = readRowId(written) ?? 0;
  if (what === 'formulir' || (what === 'jenis' && call.limits.hasForms))
    return openForm(call, { id, what, named });
  const draft = await entryDrafts.take(call, { id, as: what === 'kirim' ? 'done' : 'dropped' });
  if (draft === undefined) return refuse(call, 'buttonGone');
  if (what === 'batal') return [{ kind: 'replace', message: await cancelled(call) }];
  if (what === 'lanjutkan') return replyHere(call, await show(call, { draft, isResumed: true }));
  return [{ kind: 'replace', message: await pressed(call, { draft, what, named }) }];
}

/** Opens the form of a kind, filled with what was said; the draft stays as it is until the form is sent. */
async function openForm(
  call: Call,
  { id, what, named }: { readonly id: number; readonly what: string; readonly named: string },
): Promise<readonly Reaction[]> {
  const open = await entryDrafts.open(call, id);
  if (open === undefined) return refuse(call, 'buttonGone');
  const kind = LIBRARY_KINDS.find((one) => one === (what === 'jenis' ? named : open.draft.kind));
  if (kind === undefined) return refuse(call, 'buttonGone');
  const topics = await listTopics(call.work.db, call.context.forum.id);
  const { lines, topicIds } = open.draft;
  return [{ kind: 'form', form: entryForm({ kind, lines, topics, topicIds, draftId: id }, call.language) }];
}

async function cancelled(call: Call): Promise<OutgoingMessage> {
  return finished(call, call.language.t('sharing:cancelled'));
}

interface Pressed {
  readonly draft: EntryDraft;
  readonly what: string;
  readonly named: string;
}

async function pressed(call: Call, { draft, what, named }: Pressed): Promise<OutgoingMessage> {
  switch (what) {
    case 'jenis': {
      const kind = LIBRARY_KINDS.find((one) => one === named);
      if (kind === undefined) return show(call, { draft });
      const isFresh = Object.keys(draft.lines).length === 0;
      return show(call, isFresh ? { draft: onwards({ ...draft, kind }) } : withKind(call, { draft, kind }));
    }
    case 'isi':
      return answer(call, { draft, words: optionOf(draft, named) });
    case 'lewati':
      return show(call, { draft: lineOf(draft) === undefined ? onwards(draft) : answered(draft, '') });
    case 'lanjut':
      return show(call, { draft: onwards(draft) });
    case 'kembali':
      return show(call, { draft: steppedBack(draft) });
    case 'awal':
      return show(call, { draft: newDraft(draft.institutionId) });
    case 'ubah':
      return show(call, { draft: mending(draft, named) });
    case 'tanpaberkas': {
      const { file: _, ...without } = draft;
      return show(call, { draft: onwards(without) });
    }
    case 'topik':
      return show(call, { draft: withTopic(draft, readRowId(named) ?? 0) });
    case 'atasnama':
      return show(call, { draft: inNameOf(call, { draft, named }) });
    case 'kirim':
      return send(call, draft);
    default:
      return show(call, { draft });
  }
}

function optionOf(draft: EntryDraft, named: string): string {
  if (draft.step === 'onPlatform') return named === '0' ? 'sudah' : 'belum';
  return draft.options[Number(named)] ?? '';
}

function inNameOf(call: Call, { draft, named }: Pick<Pressed, 'draft' | 'named'>): EntryDraft {
  const as = sharesAs(call).find(({ institutionId }) => String(institutionId) === named);
  return as === undefined ? draft : { ...draft, institutionId: as.institutionId };
}

function withTopic(draft: EntryDraft, id: number): EntryDraft {
  const without = draft.topicIds.filter((one) => one !== id);
  const isChosen = without.length < draft.topicIds.length;
  return { ...draft, topicIds: isChosen ? without : [...without, id].slice(-MOST_TOPICS) };
}

/** Takes an answer: on to the next question, or back with why not. */
async function answer(
  call: Call,
  { draft, words }: { readonly draft: EntryDraft; readonly words: string },
): Promise<OutgoingMessage> {
  const { t } = call.language;
  const again = (problem: string, more: Partial<Shown['draft']> = {}): Promise<OutgoingMessage> =>
    show(call, { draft: { ...draft, ...more }, before: [paragraph(problem)] });
  if (draft.step === 'file') return again(t('sharing:problem.waitsFile'));
  if (draft.step === 'topics') {
    const topic = topicNamed(words, await listTopics(call.work.db, call.context.forum.id));
    if (topic === undefined) return again(t('sharing:problem.topic', { words: words.slice(0, 60) }));
    return show(call, { draft: draft.topicIds.includes(topic.id) ? draft : withTopic(draft, topic.id) });
  }
  const line = lineOf(draft);
  if (line === undefined) return show(call, { draft });
  const read = readLine(call, { line, typed: words });
  if (!read.ok) return again(read.problem, { options: read.instead === undefined ? [] : [read.instead] });
  // Left out where it may be, it never comes here.
  if (read.value === '' || SKIPS.test(words))
    return again(t('sharing:problem.missing', { label: t(`sharing:line.${line}`) }));
  return show(call, { draft: answered(draft, read.value) });
}
