import { message } from '../../../i18n/message.ts';
import type { Call, Command, ContinueCall, PressCall, SubmitCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { hasWords, refuse, replyHere, replyPrivately } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { changeEntry, removeEntry } from '../changes/change.service.ts';
import { LONGEST } from '../limits.rules.ts';
import { listTallies } from '../usage/tally.store.ts';
import { confirmed, isExample, mostAskedFirst } from './example.rules.ts';
import { askForAnswer, type Checked, exampleCard, rewriteForm } from './examples.words.ts';

const REWRITE = 'ubah';

/** Walks through the answers that are only examples, the most asked first: each is confirmed, rewritten, passed over or taken out. */
export const faqperiksa: Command = {
  name: 'faqperiksa',
  aliases: [],
  run: async (call) =>
    replyPrivately(await card(call, {}), message({ summary: call.language.t('faq:elsewhere') })),
  press,
  submit: submitRewritten,
  continue: continueRewriting,
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, code = ''] = call.parameters;
  await endDialogue(call.work.db, dialogueKey(call));
  switch (what) {
    case 'benar':
      return confirm(call, { code });
    case 'hapus':
      return takeOut(call, code);
    case 'lewati':
      return show(call, { after: code });
    case REWRITE:
      return askToRewrite(call, code);
    default:
      return refuse(call, 'proposalGone');
  }
}

async function show(call: Call, where: Where): Promise<readonly Reaction[]> {
  return [{ kind: 'replace', message: await card(call, where) }];
}

async function confirm(
  call: Call,
  { code, rewritten }: { readonly code: string; readonly rewritten?: string },
): Promise<readonly Reaction[]> {
  const edit = (entry: FaqEntry): FaqEntry | undefined => confirmed(entry, rewritten);
  const changed = await changeEntry(call, { code, action: 'faqperiksa', edit });
  if (changed === undefined) return show(call, { after: code, done: { says: 'faq:examples.gone', code } });
  const says = rewritten === undefined ? 'faq:examples.confirmed' : 'faq:examples.rewritten';
  return show(call, { after: code, done: { says, code, changeId: changed.changeId } });
}

async function takeOut(call: Call, code: string): Promise<readonly Reaction[]> {
  const removed = await removeEntry(call, { code, action: 'faqhapus', isMeant: isExample });
  if (removed === undefined) return show(call, { after: code, done: { says: 'faq:examples.gone', code } });
  return show(call, { after: code, done: { says: 'faq:removed', code, changeId: removed.changeId } });
}

async function askToRewrite(call: Call, code: string): Promise<readonly Reaction[]> {
  const { services, work, context, language, limits } = call;
  const entry = await services.faq.find(work.db, { forumId: context.forum.id, code });
  if (entry === undefined || !isExample(entry))
    return show(call, { after: code, done: { says: 'faq:examples.gone', code } });
  if (limits.hasForms) return [{ kind: 'form', form: rewriteForm(entry, language) }];
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'faqperiksa', step: REWRITE, facts: { code: entry.code } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, askForAnswer(entry, language));
}

async function continueRewriting(call: ContinueCall): Promise<readonly Reaction[]> {
  const { argument, facts } = call;
  if (argument.length > LONGEST.answer) return refuse(call, 'faqTooLong');
  if (!hasWords(argument)) return refuse(call, 'missingAnswer');
  await endDialogue(call.work.db, dialogueKey(call));
  return asReplies(call, await confirm(call, { code: facts.code ?? '', rewritten: argument }));
}

async function submitRewritten(call: SubmitCall): Promise<readonly Reaction[]> {
  const [code = ''] = call.parameters;
  const answer = (call.values.answer ?? '').trim();
  const { t } = call.language;
  if (!hasWords(answer)) return [{ kind: 'form-errors', errors: { answer: t('refusals:missingAnswer') } }];
  if (answer.length > LONGEST.answer)
    return [{ kind: 'form-errors', errors: { answer: t('refusals:faqTooLong') } }];
  return asReplies(call, await confirm(call, { code, rewritten: answer }));
}

/** There is no pressed message to be replaced where words or a form came. */
function asReplies(call: Call, reactions: readonly Reaction[]): readonly Reaction[] {
  return reactions.flatMap((reaction) =>
    reaction.kind === 'replace' ? replyHere(call, reaction.message) : [reaction],
  );
}

/** Which example is shown, and what was done to the one before. */
interface Where {
  readonly after?: string;
  readonly done?: Checked;
}

async function card(call: Call, { after, done }: Where): Promise<OutgoingMessage> {
  const { services, work, context, language } = call;
  const forumId = context.forum.id;
  const all = await services.faq.list(work.db, forumId);
  const tallies = await listTallies(work.db, { forumId, sinceDay: '' });
  const asked = new Map(
    tallies.filter(({ what }) => what === 'withheld').map(({ code, times }) => [code, times]),
  );
  const { next, left } = mostAskedFirst(all, { asked, after });
  return exampleCard({ next, left, done, timesAsked: asked.get(next?.code ?? '') ?? 0 }, language);
}
