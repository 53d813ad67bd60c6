import { paragraph } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, PressCall, RunCall, SubmitCall } from '../../inbound/command.ts';
import { answerPrivately, asRefusal, refuse, replyHere, sayElsewhere } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { MOST_FILE_BYTES } from '../files/rules.ts';
import { kindFirst } from './lines.ts';
import { giveReason, pressModeration, review } from './moderation/moderate.ts';
import { pressReport, report } from './moderation/report.ts';
import { putAside } from './sharing/aside.ts';
import { attach, beginSharing, continueSharing, pressSharing } from './sharing/dialogue.ts';
import { entryDrafts } from './sharing/draft.ts';
import { entryForm } from './sharing/form.ts';
import { chooseMaterial, shareMaterial } from './sharing/from-material.ts';
import { readForm, readMessage } from './sharing/one-message.ts';
import { askToWithdraw, beginChange, entryNumbered, pressWithdraw } from './sharing/own-entry.ts';
import { sharesAs } from './sharing/sharer.ts';
import { show } from './sharing/show.ts';
import { newDraft } from './sharing/steps.rules.ts';
import { ELSEWHERE, howToShare } from './sharing/words.ts';
import { findEntry } from './store.ts';
import { listTopics } from './topics.store.ts';

const NUMBERED = /^(?:(tarik|perbarui|ubah)\s+)?(?:no\.?\s*|nomor\s*|#)?(\d{1,9})$/i;

/** Shares something with the forum; its issuer changes and withdraws it, curators decide, whoever finds it wrong says so. */
export const bagikan: Command = {
  name: 'bagikan',
  aliases: ['berbagi', 'share'],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: (call) => sharesAs(call).length > 0 },
  run,
  press,
  submit,
  continue: async (call) => {
    const { step, facts, argument: words } = call;
    const id = readRowId(facts.id) ?? 0;
    if (step === 'alasan')
      return giveReason(call, { what: facts.what, id, round: readRowId(facts.round) ?? 0, words });
    if (step === 'laporan') return report(call, { id, words });
    return continueSharing(call);
  },
};

async function run(call: RunCall): Promise<readonly Reaction[]> {
  const { argument, file, incoming, limits, language } = call;
  const [numbered, what = 'perbarui', number] = NUMBERED.exec(argument) ?? [];
  const isOverheard = incoming.chat.kind !== 'private' && !limits.hasEphemeral;
  if (numbered !== undefined) {
    // What of it waits is nobody else's matter, and what is typed then would be read by all.
    if (isOverheard)
      return replyHere(call, sayElsewhere(call, { ...ELSEWHERE, command: `bagikan ${argument.trim()}` }));
    const entry = await entryNumbered(call, Number(number));
    return what.toLowerCase() === 'tarik' ? askToWithdraw(call, entry) : beginChange(call, entry);
  }
  if (sharesAs(call).length === 0) return refuse(call, 'libraryNeedsSeat');
  if (argument === '' && file === undefined) {
    if (isOverheard) return replyHere(call, sayElsewhere(call, ELSEWHERE));
    return beginSharing(call);
  }
  const first = kindFirst(argument);
  if (file === undefined && first?.rest === '' && !isOverheard) return beginKind(call, first.kind);
  if (file !== undefined && argument === '') return addFile(call);
  const read = await readMessage(call);
  if (read === undefined) return asRefusal(replyHere(call, howToShare(language)));
  // Topics are pressed; everything else is typed, which a group would read.
  const goesOn = isOverheard && read.draft.step !== 'preview' && read.draft.step !== 'topics';
  const before = [...(read.before ?? []), ...(goesOn ? [paragraph(language.t('sharing:keptForLater'))] : [])];
  const { draft } = read;
  const answer =
    file === undefined ? await show(call, { draft, before }) : await attach(call, { draft, before, file });
  return answerPrivately(call, { answer, elsewhere: ELSEWHERE });
}

/** Begins with a kind that was said: in a form, or with the first question. */
async function beginKind(
  call: RunCall,
  kind: Exclude<ReturnType<typeof newDraft>['kind'], ''>,
): Promise<readonly Reaction[]> {
  const { context, language, limits, work } = call;
  const open = await entryDrafts.open(call);
  const isBegun = open?.draft.kind === kind && Object.keys(open.draft.lines).length > 0;
  // What was typed of it already is gone on with; its own button begins anew.
  if (isBegun && !limits.hasForms) return beginSharing(call);
  if (!limits.hasForms)
    return beginSharing(call, {
      ...{ fresh: { kind, step: 'title' }, before: await putAside(call, { lines: {} }) },
    });
  const topics = await listTopics(work.db, context.forum.id);
  return [{ kind: 'form', form: entryForm({ kind, lines: {}, topics, topicIds: [] }, language) }];
}

/** Adds a file to what is being shared; where nothing is, that begins with it. */
async function addFile(call: RunCall): Promise<readonly Reaction[]> {
  const { file } = call;
  if (file === undefined) return beginSharing(call);
  const open = await entryDrafts.open(call);
  const kept = open && (await entryDrafts.take(call, open));
  const [as] = sharesAs(call);
  const draft = kept ?? newDraft(as?.institutionId ?? 0);
  return answerPrivately(call, { answer: await attach(call, { draft, file }), elsewhere: ELSEWHERE });
}

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, written] = call.parameters;
  const id = readRowId(written) ?? 0;
  const own = (): ReturnType<typeof findEntry> =>
    findEntry(call.work.db, { forumId: call.context.forum.id, id });
  switch (what) {
    case 'perbarui':
      return beginChange(call, await own());
    case 'tarik':
      return askToWithdraw(call, await own());
    case 'tinjau':
      return review(call, await own());
    case 'bahan':
      return chooseMaterial(call, id);
    case 'dari':
      return shareMaterial(call, id);
    case 'tarikya':
    case 'tariktidak':
      return pressWithdraw(call, { id, isMeant: what === 'tarikya' });
  }
  return (
    (await pressModeration(call)) ??
    (await pressReport(call)) ??
    (await pressSharing(call)) ??
    refuse(call, 'buttonGone')
  );
}

async function submit(call: SubmitCall): Promise<readonly Reaction[]> {
  const { parameters, values } = call;
  const [form, first, second, third] = parameters;
  if (form === 'alasan')
    return giveReason(call, {
      ...{
        what: first,
        id: readRowId(second) ?? 0,
        round: readRowId(third) ?? 0,
        words: values.reason ?? '',
      },
    });
  if (form === 'laporan') return report(call, { id: readRowId(first) ?? 0, words: values.text ?? '' });
  const read = await readForm(call, { kind: first, values, draftId: readRowId(second) });
  if (read === undefined) return refuse(call, 'buttonGone');
  return read.ok ? replyHere(call, await show(call, read)) : [{ kind: 'form-errors', errors: read.errors }];
}
