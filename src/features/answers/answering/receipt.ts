import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import { isOverheard, replyHere } from '../../../inbound/replies.ts';
import type { SaidDetails } from '../../../language/said-details.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Incoming } from '../../../platform/incoming.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import type { PlatformLimits } from '../../../platform/platform.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { fillButton } from '../../details/words.ts';
import { detailsPayload } from '../../meetings/announcing/announcement.words.ts';
import type { Answer, LateListener } from '../types.ts';
import { undoButton } from '../undo.words.ts';
import { changedLine, type RecordedAnswer, receiptLine, receiptMessage, waitingLine } from '../words.ts';
import { NOTE_LENGTH } from './read-answer.ts';

/** Characters that every platform shows of a toast (Bot API, answerCallbackQuery). */
const TOAST_LENGTH = 200;

/** What a receipt is made for. */
export interface ReceiptFacts {
  readonly incoming: Incoming;
  readonly outcome: RecordedAnswer;
  readonly given: Answer;
  readonly language: Language;
  readonly limits: PlatformLimits;
  readonly now: number;
  readonly pressed: boolean;
  /** Pressed under a question of ours, which is answered by it, and not under a notice. */
  readonly asked: boolean;
  readonly onBehalf: boolean;
  readonly late: LateListener | undefined;
  /** Its position on the waiting list of a full meeting; undefined: it has a place. */
  readonly waiting: number | undefined;
  /** What its words said of how somebody comes, and was kept. */
  readonly carried?: SaidDetails | undefined;
  /** See `Platform.privateChatUrl`. */
  readonly privateChatUrl: (payload: string) => string | undefined;
}

/**
 * Confirms a recorded answer: a press of a notice to the presser (so that 300 presses are not 300 messages), words by
 * a reply, the press of a question in its place, so that it does not go on saying that nothing is recorded. A substitute
 * without a name is asked for; a form for that may be closed, so what is recorded is said beside it.
 */
export function confirmAnswer(facts: ReceiptFacts): readonly Reaction[] {
  const { outcome, language, limits, pressed, asked } = facts;
  const shown = asked ? settleQuestion(facts) : replyHere({ limits }, receiptOf(facts));
  if (!pressed) return shown;
  const needsName = lacksSubstitute(outcome.counted);
  if (needsName && limits.hasForms)
    return [{ kind: 'form', form: substituteForm(outcome, language) }, ...shown];
  // What only the presser sees may have buttons; a toast cannot.
  if (asked || limits.hasEphemeral) return shown;
  return [{ kind: 'toast', text: toastOf(facts), alert: needsName }];
}

/** The receipt stands in the question's place; of several institutions the question stays for the others. */
function settleQuestion(facts: ReceiptFacts): readonly Reaction[] {
  const { outcome, limits, onBehalf } = facts;
  const isSettled = onBehalf || outcome.context.actor.seats.length === 1;
  const receipt = receiptOf(facts);
  return isSettled ? [{ kind: 'replace', message: receipt }] : replyHere({ limits }, receipt);
}

function receiptOf(
  facts: ReceiptFacts,
  {
    thanked = false,
    isOfSeveral = false,
  }: { readonly thanked?: boolean; readonly isOfSeveral?: boolean } = {},
): OutgoingMessage {
  const { outcome, language, late, given, onBehalf, waiting, carried } = facts;
  const undo = undoButton(outcome, { ...language, isNamed: isOfSeveral });
  const buttons = [...undo, ...detailsButton(facts, isOfSeveral)];
  const typedForAll = isTypedForAll(facts.incoming);
  const said = { overheard: isOverheard(facts), typedForAll, thanked, buttons };
  return receiptMessage(outcome, { language, late, waiting, carried, given, onBehalf, ...said });
}

/** The button that asks how somebody comes; where others read along it leads into the private chat, each into their own. */
function detailsButton(facts: ReceiptFacts, isOfSeveral: boolean): readonly Button[] {
  const { counted, meeting, institution } = facts.outcome;
  const comes = counted.answer === 'attending' || counted.answer === 'represented';
  if (!comes || isOfSeveral) return [];
  if (isOverheard(facts)) {
    const url = facts.privateChatUrl(detailsPayload(meeting));
    return url === undefined ? [] : [{ text: facts.language.t('details:fill'), url }];
  }
  return [fillButton({ meetingId: meeting.id, institutionId: institution.id }, facts.language)];
}

/** Whether others in the chat read what the sender typed: a message does, what Slack takes as a command or a form does not. Pure. */
export function isTypedForAll({ chat, message: written, body }: Incoming): boolean {
  return chat.kind !== 'private' && written !== undefined && body.kind !== 'press' && body.kind !== 'form';
}

/** Whether a button stands under a question of ours: only those name whose answer it is, or words that were kept. Pure. */
export function isQuestionButton(parameters: readonly string[] | undefined): boolean {
  return parameters !== undefined && parameters.length > 1;
}

/** Confirms the answers of several institutions in one message; what is said of all of them is said once. */
export function confirmAnswers(all: readonly ReceiptFacts[]): readonly Reaction[] {
  const [first] = all;
  if (first === undefined) return [];
  const receipts = all.map((facts) => receiptOf(facts, { thanked: facts !== first, isOfSeveral: true }));
  const blocks = receipts.flatMap((receipt) => receipt.blocks);
  const once = new Map(blocks.map((block) => [JSON.stringify(block), block]));
  const summary = receipts.map((receipt) => receipt.summary).join(' ');
  const buttons = receipts.flatMap((receipt) => receipt.buttons);
  const receipt = message({ summary, blocks: [...once.values()], buttons });
  return first.asked ? [{ kind: 'replace', message: receipt }] : replyHere(first, receipt);
}

/**
 * The receipt as far as a toast can hold it: number and date are never cut off, then what is missing, replaced or late, the note, and
 * how it is taken back.
 */
function toastOf({ outcome, language, late, waiting, given }: ReceiptFacts): string {
  const { t } = language;
  const bare = receiptLine({ ...outcome, counted: { ...outcome.counted, note: '' } }, language);
  const remarks = [
    ...waitingLine(outcome, { ...language, waiting }),
    ...(lacksSubstitute(outcome.counted) ? [t('answers:askSubstituteShort')] : []),
    ...changedLine(outcome, { ...language, given }),
    ...(late === undefined ? [] : [t(`answers:late.${late}`)]),
  ];
  const undo =
    undoButton(outcome, { ...language, isNamed: false }).length > 0 ? [t('answers:undo.hint')] : [];
  const whole = receiptLine(outcome, language);
  const fitting = [
    [whole, ...remarks, ...undo],
    [whole, ...remarks],
    ...remarks.map((_, dropped) => [bare, ...remarks.slice(0, remarks.length - dropped)]),
  ].map((parts) => parts.join(' '));
  return fitting.find(({ length }) => length <= TOAST_LENGTH) ?? bare;
}

/** Whether somebody is represented without the substitute being named. */
export function lacksSubstitute(counted: {
  readonly answer: Answer | undefined;
  readonly note: string;
}): boolean {
  return counted.answer === 'represented' && counted.note === '';
}

function substituteForm({ meeting, institution }: RecordedAnswer, { t }: Language): Form {
  return {
    action: encodeAction('diwakili', meeting.id, institution.id),
    title: t('answers:answer.represented'),
    submit: t('answers:save'),
    close: t('answers:close'),
    fields: [
      {
        kind: 'text',
        name: 'substitute',
        label: t('answers:substituteLabel'),
        hint: t('answers:substituteHint'),
        multiline: false,
        maxLength: NOTE_LENGTH / 2,
        optional: false,
      },
      {
        kind: 'text',
        name: 'position',
        label: t('answers:substitutePosition'),
        hint: t('answers:substitutePositionHint'),
        multiline: false,
        maxLength: NOTE_LENGTH / 2 - 2,
        optional: true,
      },
    ],
  };
}
