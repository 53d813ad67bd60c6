import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command, PressCall, RunCall } from '../../../inbound/command.ts';
import { keepOwnWords, readOwnWords } from '../../../inbound/proposals.ts';
import { echo, isOverheard, refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { normalise } from '../../../language/text/index.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { pressHolds } from '../care/holds.ts';
import { kindTitle } from '../entry.words.ts';
import { openRequest } from '../requests/open-request.ts';
import { listWaiting } from '../store.ts';
import { manageTopics, pressTopics, topicsStep } from '../topics/manage-topics.ts';
import { topicNamed } from '../topics/topics.rules.ts';
import { listTopics } from '../topics.store.ts';
import { LIBRARY_KINDS } from '../types.ts';
import { findEntries } from './finding.service.ts';
import { findIssuer, listIssuers, listOwnWaiting } from './finding.store.ts';
import { openEntry, sendFile } from './open-entry.ts';
import { readView } from './read-view.ts';
import {
  kindChoices,
  type NarrowingChoice,
  narrowingChoices,
  type Shelf,
  shelfShown,
} from './shelf.words.ts';
import { type Narrowing, PAGE, type View } from './view.rules.ts';

/** Kind of the proposal that keeps what was looked for, so that buttons can turn its pages. */
const SOUGHT = 'librarySought';
const MOST_CHOICES = 24;
const MOST_WAITING = 10;
/** Longest text that is looked for, in characters. */
const LONGEST = 500;

/** The library: the newest, what fits some words, one entry in full; the curators keep its topics. */
export const pustaka: Command = {
  name: 'pustaka',
  aliases: ['perpustakaan', 'library'],
  takesStart: true,
  run: async (call) => {
    const words = call.argument.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    const [, rest] = /^topik(?:\s+([\s\S]*))?$/i.exec(call.argument.trim()) ?? [];
    if (/^topik\b/i.test(words)) {
      const topic = topicNamed(rest ?? '', await listTopics(call.work.db, call.context.forum.id));
      return topic === undefined
        ? manageTopics(call, rest ?? '')
        : show(call, { offset: 0, topicId: topic.id });
    }
    const number = readRowId(/^(?:no\.?|nomor|#)?\s*(\d{1,9})$/i.exec(words)?.[1]);
    const opened = number === undefined ? undefined : await open(call, number);
    if (opened !== undefined) return opened;
    if (number !== undefined && number < 1_900) return refuse(call, { reason: 'noSuchEntry', number });
    return show(call, await viewOf(call, words));
  },
  press,
  continue: topicsStep,
  submit: (call) =>
    topicsStep({
      ...{ ...call, argument: '', step: '' },
      facts: { ...call.values, topicId: call.parameters[0] ?? '' },
    }),
};

/** An entry or a request: they are counted together. */
async function open(call: Call, number: number): Promise<readonly Reaction[] | undefined> {
  return (await openEntry(call, number)) ?? openRequest(call, number);
}

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [verb, ...rest] = call.parameters;
  const number = readRowId(rest[0]) ?? 0;
  switch (verb) {
    case 'lihat':
    case 'saring': {
      const read = readView(rest);
      if (read === undefined) return refuse(call, 'buttonGone');
      return verb === 'lihat' || read.by === undefined
        ? show(call, read.view)
        : askNarrowing(call, { by: read.by, view: read.view });
    }
    case 'buka':
      return (await open(call, number)) ?? refuse(call, { reason: 'noSuchEntry', number });
    case 'unduh':
      return (await sendFile(call, number)) ?? refuse(call, { reason: 'noSuchEntry', number });
    case 'topik':
      return pressTopics(call, rest);
    case 'masih':
      return pressHolds(call, number);
    default:
      return refuse(call, 'buttonGone');
  }
}

/** What the words name by themselves narrows the view down: a kind, a topic, an institution; other words are looked for. */
async function viewOf(call: RunCall, words: string): Promise<View> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const named = words.replace(/^(?:jenis|instansi|dari(?:\s+instansi)?)\s+/i, '');
  const wanted = normalise(named);
  if (wanted === '') return { offset: 0 };
  const kind = LIBRARY_KINDS.find((one) => normalise(kindTitle(one, language)) === wanted);
  if (kind !== undefined) return { offset: 0, kind };
  const topic = (await listTopics(work.db, forumId)).find(({ name }) => normalise(name) === wanted);
  if (topic !== undefined) return { offset: 0, topicId: topic.id };
  const issuer = await findIssuer(work.db, { forumId, shortName: named });
  if (issuer !== undefined) return { offset: 0, institutionId: issuer.id };
  const wordsId = await keepOwnWords(call, { kind: SOUGHT, facts: { words } });
  return { offset: 0, wordsId };
}

async function show(call: Call, view: View): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum } = context;
  const words = await wordsIn(call, view);
  if (words === undefined) return refuse(call, 'searchGone');
  const { wordsId: _, ...part } = view;
  const found = await findEntries(work.db, { ...part, forumId: forum.id, limit: PAGE, text: words });
  const isPlain = words === '' && view.offset === 0;
  const shelf: Shelf = {
    ...{ forum, view, words: echo(words), ...found },
    narrowed: await namesOf(call, view),
    ...(isPlain && !isOverheard(call) ? await waitingFor(call) : { waiting: [], toDecide: [] }),
  };
  const shown = shelfShown(shelf, language);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

/** What a view looks for: empty for nothing, undefined where it is somebody else's or too old. */
async function wordsIn(call: Call, { wordsId }: View): Promise<string | undefined> {
  if (wordsId === undefined) return '';
  const kept = await readOwnWords(call, { kind: SOUGHT, id: String(wordsId) });
  return typeof kept?.words === 'string' ? kept.words : undefined;
}

/** Numbers of what the sender's institutions wait for, and of what waits for the sender, who looks after the library. */
async function waitingFor({ work, context }: Call): Promise<Pick<Shelf, 'waiting' | 'toDecide'>> {
  const { actor, forum } = context;
  const part = { forumId: forum.id, limit: MOST_WAITING };
  const toDecide = mayCurate(actor.roles) ? await listWaiting(work.db, part) : [];
  const numbers = toDecide.map(({ number }) => number);
  const institutionIds = actor.seats.map(({ institutionId }) => institutionId);
  const own = await listOwnWaiting(work.db, { ...part, institutionIds });
  return { waiting: own.filter((number) => !numbers.includes(number)), toDecide: numbers };
}

async function namesOf({ work, context, language }: Call, view: View): Promise<readonly string[]> {
  const { kind, topicId, institutionId } = view;
  const forumId = context.forum.id;
  const topic =
    topicId === undefined ? undefined : (await listTopics(work.db, forumId)).find(({ id }) => id === topicId);
  const issuer =
    institutionId === undefined ? undefined : await findIssuer(work.db, { forumId, id: institutionId });
  return [
    ...(kind === undefined ? [] : [kindTitle(kind, language)]),
    ...(topicId === undefined ? [] : [language.t('finding:topicNamed', { topic: topic?.name ?? '?' })]),
    ...(institutionId === undefined ? [] : [issuer?.shortName ?? '?']),
  ];
}

async function askNarrowing(
  call: PressCall,
  { by, view }: { readonly by: Narrowing; readonly view: View },
): Promise<readonly Reaction[]> {
  const found = await choicesOf(call, by);
  const choices = found.slice(0, MOST_CHOICES);
  const isCut = found.length > choices.length;
  return [{ kind: 'replace', message: narrowingChoices({ by, view, choices, isCut }, call.language) }];
}

async function choicesOf(
  { work, context, language }: Call,
  by: Narrowing,
): Promise<readonly NarrowingChoice[]> {
  const forumId = context.forum.id;
  if (by === 'jenis') return kindChoices(language);
  if (by === 'topik')
    return (await listTopics(work.db, forumId)).map(({ id, name }) => ({ text: name, by: { topicId: id } }));
  const issuers = await listIssuers(work.db, { forumId, limit: MOST_CHOICES + 1 });
  return issuers.map(({ id, shortName }) => ({ text: shortName, by: { institutionId: id } }));
}
