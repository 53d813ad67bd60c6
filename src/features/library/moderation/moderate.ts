import { message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { cleanText } from '../../../lib/text.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Form } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { lengthOf } from '../rules.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { type Decision, decide } from './decide.service.ts';
import { loadReview, reviewOver, reviewShown } from './review.notice.ts';

/** Characters of a reason. */
const LONGEST_REASON = 500;

/** What is decided with a reason, as buttons name it. */
const WITH_REASON = { mintaperbaikan: 'askChange', tolak: 'decline' } as const;
type What = keyof typeof WITH_REASON;

/** Reasons that are mostly given, so that nobody has to type them. */
const USUAL = {
  mintaperbaikan: ['summary', 'link', 'number'],
  tolak: ['notOpen', 'twice', 'notOurs'],
} as const;

const whatOf = (word: string | undefined): What | undefined =>
  word === 'mintaperbaikan' || word === 'tolak' ? word : undefined;

/** A press of a curator's button; undefined where it is none of these. */
export async function pressModeration(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [word, first, second, third] = call.parameters;
  const isReason = word === 'karena' || word === 'jangan';
  const what = whatOf(isReason ? first : word);
  const isPublishing = word === 'terbit' || word === 'mendesak';
  if (!isPublishing && what === undefined) return undefined;
  if (!mayCurate(call.context.actor.roles)) return refuse(call, 'noRight');
  const id = readRowId(isReason ? second : first) ?? 0;
  const round = readRowId(isReason ? third : second) ?? 0;
  if (word === 'jangan') {
    await endDialogue(call.work.db, dialogueKey(call));
    return [{ kind: 'replace', message: message({ summary: call.language.t('sharing:review.undecided') }) }];
  }
  if (what === undefined)
    return decideNow(call, { id, round, decision: 'publish', reason: '', isUrgent: word === 'mendesak' });
  if (!isReason) return askReason(call, { what, id, round });
  const usual = USUAL[what][Number(call.parameters[4])];
  if (usual === undefined) return refuse(call, 'buttonGone');
  const reason = call.language.t(`sharing:reason.${usual}`);
  return decideNow(call, { id, round, decision: WITH_REASON[what], reason });
}

/** Asks for the reason: in a form, or by the next words; the usual ones are buttons. */
async function askReason(
  call: PressCall,
  { what, id, round }: { readonly what: What; readonly id: number; readonly round: number },
): Promise<readonly Reaction[]> {
  const { work, context, language, limits, incoming } = call;
  const { t } = language;
  const forumId = context.forum.id;
  const entry = await findEntry(work.db, { forumId, id });
  if (entry?.round !== round || entry.waitingSince === undefined) return decidedBefore(call, entry);
  if (limits.hasForms) return [{ kind: 'form', form: reasonForm(call, { what, entry }) }];
  if (incoming.chat.kind !== 'private') return refuse(call, 'buttonGone');
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId,
    dialogue: { command: 'bagikan', step: 'alasan', facts: { what, id: String(id), round: String(round) } },
    expiresAt: work.now + HOUR_MS,
  });
  const summary = t(`sharing:review.why.${what}`, { number: entry.number });
  return replyHere(
    call,
    message({
      summary,
      buttons: [
        ...USUAL[what].map((usual, index) => [
          {
            text: t(`sharing:reason.${usual}`),
            action: encodeAction('bagikan', 'karena', what, id, round, index),
          },
        ]),
        [{ text: t('sharing:cancel'), action: encodeAction('bagikan', 'jangan', what, id, round) }],
      ],
    }),
  );
}

function reasonForm(
  { language: { t } }: Pick<Call, 'language'>,
  { what, entry }: { readonly what: What; readonly entry: LibraryEntry },
): Form {
  return {
    action: encodeAction('bagikan', 'alasan', what, entry.id, entry.round),
    title: t(what === 'tolak' ? 'sharing:button.decline' : 'sharing:button.askChange'),
    ...{ submit: t('sharing:review.submit'), close: t('sharing:cancel') },
    fields: [
      {
        ...{ kind: 'text', name: 'reason', label: t('sharing:review.reason'), optional: false },
        hint: t(`sharing:review.why.${what}`, { number: entry.number }),
        ...{ multiline: true, maxLength: LONGEST_REASON },
      },
    ],
  };
}

/** A reason that was typed, in the dialogue or the form. */
export async function giveReason(
  call: Call,
  given: {
    readonly what: string | undefined;
    readonly id: number;
    readonly round: number;
    readonly words: string;
  },
): Promise<readonly Reaction[]> {
  const { t } = call.language;
  const { id, round } = given;
  const what = whatOf(given.what);
  if (what === undefined || !mayCurate(call.context.actor.roles)) return refuse(call, 'noRight');
  if (/^\s*batal(?:kan)?\s*$/i.test(given.words) && call.incoming.body.kind !== 'form') {
    await endDialogue(call.work.db, dialogueKey(call));
    return replyHere(call, message({ summary: t('sharing:review.undecided') }));
  }
  const reason = cleanText(given.words).trim();
  const problem =
    reason === ''
      ? t('sharing:problem.missing', { label: t('sharing:review.reason') })
      : lengthOf(reason) > LONGEST_REASON
        ? t('sharing:problem.tooLong', {
            ...{ label: t('sharing:review.reason'), length: lengthOf(reason), longest: LONGEST_REASON },
          })
        : undefined;
  if (problem !== undefined)
    return call.incoming.body.kind === 'form'
      ? [{ kind: 'form-errors', errors: { reason: problem } }]
      : replyHere(call, message({ summary: problem }));
  return decideNow(call, { id, round, decision: WITH_REASON[what], reason });
}

/** Decides; where another was first, it is said how it stands, and the buttons go. */
async function decideNow(
  call: Call,
  deciding: {
    readonly id: number;
    readonly round: number;
    readonly decision: Decision;
    readonly reason: string;
    readonly isUrgent?: boolean;
  },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  await endDialogue(work.db, dialogueKey(call));
  const entry = await decide(call, deciding);
  const { id } = deciding;
  if (entry === undefined)
    return decidedBefore(call, await findEntry(work.db, { forumId: context.forum.id, id }));
  const { number } = entry;
  const { title } = entry.revision ?? entry;
  const summary = language.t(`sharing:decided.${deciding.decision}`, { number, title });
  const blocks = [
    paragraph(summary),
    ...(deciding.reason === ''
      ? []
      : [paragraph(language.t('sharing:decision.reason', { reason: deciding.reason }))]),
    ...(deciding.isUrgent === true ? [paragraph(language.t('news:urgent.sent'))] : []),
  ];
  return said(call, message({ summary, blocks }));
}

function decidedBefore(call: Call, entry: LibraryEntry | undefined): readonly Reaction[] {
  return entry === undefined ? refuse(call, 'buttonGone') : said(call, reviewOver({ entry }, call.language));
}

function said(call: Call, shown: ReturnType<typeof message>): readonly Reaction[] {
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

/** What waits of an entry, to a curator who asks to see it. */
export async function review(call: Call, entry: LibraryEntry | undefined): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (!mayCurate(context.actor.roles)) return refuse(call, 'noRight');
  if (entry?.waitingSince === undefined) return decidedBefore(call, entry);
  const loaded = await loadReview(work.db, entry);
  return replyHere(call, reviewShown(loaded, { forum: context.forum, language }));
}
