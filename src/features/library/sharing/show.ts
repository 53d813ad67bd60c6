import { paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { findFile } from '../../files/service.ts';
import { type EntryLine, missingIn, wordsOf } from '../rules.ts';
import { type Same, samenessOf } from '../sameness.rules.ts';
import { findSame } from '../sameness.store.ts';
import { findEntry } from '../store.ts';
import { topicsOf } from '../topics/topics.rules.ts';
import { listTopics } from '../topics.store.ts';
import type { EntryWords, LibraryKind, LibraryTopic } from '../types.ts';
import { entryDrafts } from './draft.ts';
import { sharesAs } from './sharer.ts';
import { type EntryDraft, mending, onwards } from './steps.rules.ts';
import { preview, question } from './words.ts';

/** So many topics are offered at once; others are typed. */
const MOST_OFFERED = 8;

/** So many of them because the words speak of them. */
const MOST_SUGGESTED = 4;

/** A draft that is shown, with what is said before it. */
export interface Shown {
  readonly draft: EntryDraft;
  readonly before?: readonly Block[];
  readonly isResumed?: boolean;
}

/** The question that is open now, or the preview; the draft is kept with it. */
export async function show(
  call: Call,
  { draft: shown, before = [], isResumed = false }: Shown,
): Promise<OutgoingMessage> {
  const topics = await listTopics(call.work.db, call.context.forum.id);
  const asked = shown.step === 'topics' && topics.length === 0 ? onwards(shown) : shown;
  const { kind } = asked;
  if (asked.step === 'preview' && kind !== '')
    return showPreview(call, { draft: { ...asked, kind }, topics, before });
  const offered = asked.step === 'topics' ? offeredTopics(asked, topics) : [];
  const draft = { ...asked, suggested: offered.map(({ id }) => id) };
  const id = await entryDrafts.keep(call, draft);
  const { hasForms } = call.limits;
  return question({ id, draft, before, isResumed, topics: offered, hasForms }, call.language);
}

/** What was suggested stays in its place while topics are chosen; those that were typed follow. */
function offeredTopics(draft: EntryDraft, topics: readonly LibraryTopic[]): readonly LibraryTopic[] {
  const spoken = topicsOf(Object.values(draft.lines).join('\n'), { topics, most: MOST_SUGGESTED });
  const likely = draft.suggested.length > 0 ? draft.suggested : spoken.map(({ id }) => id);
  const order = [...new Set([...draft.topicIds.filter((id) => !likely.includes(id)), ...likely])];
  const known = order.flatMap((id) => topics.filter((topic) => topic.id === id));
  const others = topics.filter((topic) => !known.includes(topic));
  return [...known, ...others].slice(0, Math.max(MOST_OFFERED, draft.topicIds.length));
}

/** A draft of which the kind is known. */
type DraftOfKind = EntryDraft & { readonly kind: LibraryKind };

/** What the words of a draft are, and what seems to be the same already. */
export async function readDraft(
  call: Call,
  draft: DraftOfKind,
): Promise<{ readonly words: EntryWords; readonly same: readonly Same[] }> {
  const { kind, lines, file, topicIds, entryId } = draft;
  const words = wordsOf({ kind, lines, fileId: file?.id, topicIds });
  const keys = samenessOf(words);
  const forumId = call.context.forum.id;
  return { words, same: await findSame(call.work.db, { forumId, keys, exceptId: entryId }) };
}

/** What a draft still lacks, with a sentence that says so. */
export function lackOf(
  { language: { t } }: Pick<Call, 'language'>,
  draft: DraftOfKind,
): { readonly line: EntryLine; readonly problem: string } | undefined {
  const line = missingIn(draft, draft.file !== undefined);
  if (line === undefined) return undefined;
  const problem =
    line === 'link'
      ? t('sharing:problem.needsLinkOrFile')
      : t('sharing:problem.missing', { label: t(`sharing:line.${line}`) });
  return { line, problem };
}

async function showPreview(
  call: Call,
  {
    draft,
    topics,
    before,
  }: {
    readonly draft: DraftOfKind;
    readonly topics: readonly LibraryTopic[];
    readonly before: readonly Block[];
  },
): Promise<OutgoingMessage> {
  const { work, context, language, limits } = call;
  const lack = lackOf(call, draft);
  if (lack !== undefined)
    return show(call, { draft: mending(draft, lack.line), before: [...before, paragraph(lack.problem)] });
  const { words, same } = await readDraft(call, draft);
  const kept = { ...draft, suggested: [], seen: same.map(({ id }) => id) };
  const id = await entryDrafts.keep(call, kept);
  const { id: forumId, name: forumName, timeZone: zone } = context.forum;
  const as = sharesAs(call);
  const entry =
    draft.entryId === undefined ? undefined : await findEntry(work.db, { forumId, id: draft.entryId });
  const file = draft.file && ((await findFile(work.db, { forumId, id: draft.file.id })) ?? draft.file);
  return preview(
    {
      ...{ id, draft: kept, same, before, number: entry?.number, hasForms: limits.hasForms },
      hasTopics: topics.length > 0,
      others: entry === undefined ? as.filter((one) => one.institutionId !== draft.institutionId) : [],
      shown: {
        ...{ words, file, forumName, zone },
        issuer:
          entry?.issuer?.shortName ??
          as.find(({ institutionId }) => institutionId === draft.institutionId)?.shortName,
        topics: topics.filter((topic) => draft.topicIds.includes(topic.id)).map(({ name }) => name),
      },
    },
    language,
  );
}
