import { list, paragraph } from '../../../i18n/message.ts';
import type { Call, RunCall } from '../../../inbound/command.ts';
import { echo } from '../../../inbound/replies.ts';
import type { Block } from '../../../platform/message.ts';
import { readEntryLines } from '../lines.ts';
import { readLine } from '../read-line.ts';
import { type EntryLine, LINES_OF, missingIn } from '../rules.ts';
import { topicNamed } from '../topics/topics.rules.ts';
import { suggestTopics } from '../topics/topics.service.ts';
import { listTopics } from '../topics.store.ts';
import { LIBRARY_KINDS, type LibraryKind } from '../types.ts';
import { isWorthKeeping, putAside } from './aside.ts';
import { entryDrafts, type OpenDraft } from './draft.ts';
import { sharesAs } from './sharer.ts';
import type { Shown } from './show.ts';
import { type EntryDraft, mending, newDraft } from './steps.rules.ts';

/** Lines that were read, with a sentence for each that is not taken; those are left out, and everything else is kept. */
function readAll(
  call: Call,
  {
    kind,
    typed,
  }: { readonly kind: LibraryKind; readonly typed: Readonly<Record<string, string | undefined>> },
): {
  readonly lines: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What of a line that is too long would fit. */
  readonly instead: Readonly<Partial<Record<EntryLine, string>>>;
} {
  const lines: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const instead: Partial<Record<EntryLine, string>> = {};
  for (const line of LINES_OF[kind]) {
    const read = readLine(call, { line, typed: typed[line] ?? '' });
    if (!read.ok) {
      errors[line] = read.problem;
      if (read.instead !== undefined) instead[line] = read.instead;
    } else if (read.value !== '') lines[line] = read.value;
  }
  return { lines, errors, instead };
}

/**
 * Reads one message with lines: its preview, or the first question that is still open, with what was not understood. Undefined where
 * nothing in it is an entry.
 */
export async function readMessage(call: RunCall): Promise<Shown | undefined> {
  const { context, language, work } = call;
  const { t } = language;
  const read = readEntryLines(call.argument);
  const hasLines = Object.keys(read.lines).some((line) => line !== 'title') || read.unknown.length > 0;
  if (read.kind === undefined && !hasLines) return undefined;
  const aside = await putAside(call, { lines: read.lines });
  const [as] = sharesAs(call);
  const fresh = newDraft(as?.institutionId ?? 0);
  // Without a kind the lines are kept as they were typed; they are read once it is said.
  const { kind } = read;
  if (kind === undefined) {
    const lines = Object.fromEntries(
      Object.entries(read.lines).filter(([line]) => line !== 'kind' && line !== 'topics'),
    );
    return { draft: { ...fresh, lines }, before: aside };
  }
  const { lines, errors, instead } = readAll(call, { kind, typed: read.lines });
  const topics = await listTopics(work.db, context.forum.id);
  const named = read.topics.map((topic) => ({ topic, found: topicNamed(topic, topics) }));
  const problems = [
    ...(read.unknown.length === 0
      ? []
      : [t('sharing:problem.unknownLines', { labels: read.unknown.map((one) => `“${one}”`).join(', ') })]),
    ...Object.values(errors),
    ...named
      .filter(({ found }) => found === undefined)
      .map(({ topic }) => t('sharing:problem.topic', { words: echo(topic) })),
  ];
  const topicIds = [...new Set(named.flatMap(({ found }) => found?.id ?? []))];
  const whole: EntryDraft = { ...fresh, kind, lines, topicIds, step: 'preview' };
  const draft = atFirstGap(whole, { errors, instead, hasFile: call.file !== undefined });
  const needsTopics = topicIds.length === 0 && topics.length > 0 && draft.step === 'preview';
  return {
    draft: needsTopics ? mending(draft, 'topics') : draft,
    before: [...aside, ...(problems.length > 1 ? [list(problems)] : problems.map((one) => paragraph(one)))],
  };
}

/** A draft whose lines were kept as they were typed, once its kind is said: at the first question that they leave open. */
export function withKind(
  call: Call,
  { draft, kind }: { readonly draft: EntryDraft; readonly kind: LibraryKind },
): Shown {
  const { lines, errors, instead } = readAll(call, { kind, typed: draft.lines });
  const whole: EntryDraft = { ...draft, kind, lines, step: 'preview', options: [], isEditing: false };
  const problems = Object.values(errors);
  return {
    draft: atFirstGap(whole, { errors, instead, hasFile: draft.file !== undefined }),
    before: problems.map((problem) => paragraph(problem)),
  };
}

/** The draft at the first line that was not taken or is missing, with what would fit as a button, the others after it; else at its preview. */
function atFirstGap(
  draft: EntryDraft,
  {
    errors,
    instead,
    hasFile,
  }: Pick<ReturnType<typeof readAll>, 'errors' | 'instead'> & { readonly hasFile: boolean },
): EntryDraft {
  const { kind } = draft;
  if (kind === '') return draft;
  const [wrong, ...others] = LINES_OF[kind].filter((line) => errors[line] !== undefined);
  const line = wrong ?? missingIn({ ...draft, kind }, hasFile);
  if (line === undefined) return draft;
  const fits = instead[line];
  const open = Object.fromEntries(others.map((other) => [other, instead[other] ?? '']));
  return { ...mending(draft, line), options: fits === undefined ? [] : [fits], open };
}

/** Reads a filled form: the draft that it makes, or what is wrong by field. Undefined for a form of no kind. */
export async function readForm(
  call: Call,
  {
    kind: word,
    values,
    draftId,
  }: {
    readonly kind: string | undefined;
    readonly values: Readonly<Record<string, string>>;
    /** The draft that the form was opened from. */
    readonly draftId: number | undefined;
  },
): Promise<
  | { readonly ok: true; readonly draft: EntryDraft; readonly before: readonly Block[] }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  | undefined
> {
  const { t } = call.language;
  const kind = LIBRARY_KINDS.find((one) => one === word);
  if (kind === undefined) return undefined;
  const { lines, errors } = readAll(call, { kind, typed: values });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const open = await draftOfForm(call, draftId);
  const file = open?.draft.file;
  const line = missingIn({ kind, lines }, file !== undefined);
  if (line !== undefined) {
    const missing = t('sharing:problem.missing', { label: t(`sharing:line.${line}`) });
    return { ok: false, errors: { [line]: line === 'link' ? t('sharing:problem.fileFirst') : missing } };
  }
  const before = open && (await entryDrafts.take(call, open));
  const aside = before === undefined ? await putAside(call, { lines }) : [];
  const [as] = sharesAs(call);
  const topic = Number(values.topic ?? '');
  const others = before?.topicIds.slice(1) ?? [];
  const base = before ?? newDraft(as?.institutionId ?? 0);
  const draft: EntryDraft = {
    ...{ ...base, kind, lines, step: 'preview', isEditing: false, options: [] },
    ...(file === undefined ? {} : { file }),
    topicIds: [...new Set([...(topic > 0 ? [topic] : []), ...others])],
  };
  const shown = (await hasLikelyTopics(call, draft)) ? mending(draft, 'topics') : draft;
  return { ok: true, draft: shown, before: aside };
}

/** The draft that a form goes on with: the one that it was opened from, or a file that was sent for it and nothing else. */
async function draftOfForm(call: Call, id: number | undefined): Promise<OpenDraft | undefined> {
  const open = await entryDrafts.open(call, id);
  if (open === undefined || id !== undefined) return open;
  const { draft } = open;
  const isFileAlone = draft.file !== undefined && !isWorthKeeping({ ...draft, file: undefined });
  return isFileAlone ? open : undefined;
}

/** Whether nothing is said of what an entry is about, and its words tell. */
async function hasLikelyTopics({ work, context }: Call, { topicIds, lines }: EntryDraft): Promise<boolean> {
  if (topicIds.length > 0) return false;
  const text = Object.values(lines).join('\n');
  return (await suggestTopics(work.db, { forumId: context.forum.id, text })).length > 0;
}
