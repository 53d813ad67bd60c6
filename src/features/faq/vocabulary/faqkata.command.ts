import { message } from '../../../i18n/message.ts';
import type { Call, Command, ContinueCall, PressCall, RunCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { echo, refuse, replyHere } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { rememberChange } from '../changes/change.service.ts';
import { lockFaq } from '../store.ts';
import { checkWord, isOneWord, readTypedWord, type TypedWord, type WordRefusal } from './vocabulary.rules.ts';
import { listWords, removeWord, writeWord } from './vocabulary.store.ts';
import { wordForm, wordList, wordReceipt } from './vocabulary.words.ts';

const MOST_WORDS = 500;

/** Words of this forum that are read as known ones: lists them, adds one, takes one out. */
export const faqkata: Command = {
  name: 'faqkata',
  aliases: [],
  run: async (call) => {
    const { argument } = call;
    const [, taken] = /^hapus\s+(.+)$/i.exec(argument) ?? [];
    const typed = readTypedWord(argument);
    if (argument === '') return replyHere(call, await list(call));
    if (taken !== undefined && typed === undefined) return replyWith(call, await take(call, taken));
    if (typed !== undefined) return replyWith(call, await add(call, typed));
    return call.incoming.chat.kind === 'private'
      ? askMeaning(call, argument)
      : replyHere(call, await list(call));
  },
  press,
  submit: async (call) => {
    const { word = '', meaning = '' } = call.values;
    return replyWith(call, await add(call, { word: word.trim(), meaning: meaning.trim() }));
  },
  continue: continueWord,
};

type Added =
  | readonly Reaction[]
  | { readonly word: string; readonly meaning: string; readonly changeId: number };

async function add(call: Call, typed: TypedWord): Promise<Added> {
  const { work, context, services } = call;
  const forumId = context.forum.id;
  const checked = checkWord(typed, await services.faq.list(work.db, forumId));
  if (!checked.ok) return refuseWord(call, checked.refusal);
  const { word, meaning } = checked;
  await lockFaq(work.db, forumId);
  const known = await listWords(work.db, forumId);
  if (known.length >= MOST_WORDS) return refuse(call, { reason: 'faqWordsFull', most: MOST_WORDS });
  const before = (await writeWord(work.db, { forumId, word, meaning, now: work.now })) ?? null;
  const parts = [{ kind: 'word', word, before, after: meaning }] as const;
  return { word, meaning, changeId: await rememberChange(call, { action: 'faqkata', subject: word, parts }) };
}

async function take(call: Call, named: string): Promise<Added> {
  const { work, context } = call;
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const wanted = named.trim().toLowerCase();
  const found = (await listWords(work.db, forumId)).find(({ word }) => word === wanted);
  if (found === undefined) return refuse(call, { reason: 'noSuchWord', word: echo(named) });
  const { word, meaning } = found;
  await removeWord(work.db, { forumId, word, meaning });
  const parts = [{ kind: 'word', word, before: meaning, after: null }] as const;
  const changeId = await rememberChange(call, { action: 'faqkata hapus', subject: word, parts });
  return { word, meaning: '', changeId };
}

function replyWith(call: Call, added: Added): readonly Reaction[] {
  return 'changeId' in added ? replyHere(call, wordReceipt(added, call.language)) : added;
}

function refuseWord(call: Call, refusal: WordRefusal): readonly Reaction[] {
  if (refusal.reason !== 'faqMeaningUnknown') return refuse(call, refusal);
  const { near } = refusal;
  const word = echo(refusal.word);
  return near.length === 0
    ? refuse(call, { reason: 'faqMeaningUnknown', word })
    : refuse(call, { reason: 'faqMeaningNear', word, near: near.join(', ') });
}

async function list({ work, context, language }: Call): Promise<OutgoingMessage> {
  return wordList(await listWords(work.db, context.forum.id), language);
}

/** One word alone: what it is read as is asked for. */
async function askMeaning(call: RunCall | ContinueCall, word: string): Promise<readonly Reaction[]> {
  if (!isOneWord(word)) return refuse(call, 'faqWordForm');
  await expect(call, { step: 'arti', facts: { word } });
  return replyHere(call, message({ summary: call.language.t('faq:words.askMeaning', { word }) }));
}

function expect(
  call: Call,
  { step, facts }: { readonly step: string; readonly facts: Readonly<Record<string, string>> },
): Promise<void> {
  return saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: { command: 'faqkata', step, facts },
    expiresAt: call.work.now + HOUR_MS,
  });
}

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, word = ''] = call.parameters;
  if (what === 'hapus') {
    const taken = await take(call, word);
    if (!('changeId' in taken)) return taken;
    return [{ kind: 'replace', message: await list(call) }, ...replyWith(call, taken)];
  }
  if (call.limits.hasForms) return [{ kind: 'form', form: wordForm(call.language) }];
  // In a group nobody hears the words that would follow.
  if (call.incoming.chat.kind !== 'private')
    return replyHere(call, message({ summary: call.language.t('faq:words.howTo') }));
  await expect(call, { step: 'kata', facts: {} });
  return replyHere(call, message({ summary: call.language.t('faq:words.askWord') }));
}

async function continueWord(call: ContinueCall): Promise<readonly Reaction[]> {
  const { argument, step, facts } = call;
  const typed = readTypedWord(argument);
  if (step === 'kata' && typed === undefined) return askMeaning(call, argument);
  const added = await add(call, typed ?? { word: facts.word ?? '', meaning: argument });
  // What was not understood may be said once more.
  if ('changeId' in added) await endDialogue(call.work.db, dialogueKey(call));
  return replyWith(call, added);
}
