import { notePrivateChat } from '../../../chats/chats.store.ts';
import type { Db } from '../../../db/db.ts';
import { languageOf } from '../../../i18n/chat-language.ts';
import type {
  Command,
  ContinueCall,
  DirectCall,
  FileWelcome,
  RunCall,
  SubmitCall,
} from '../../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, sayNotKept } from '../../../inbound/replies.ts';
import type { CommandName } from '../../../inbound/rights.ts';
import { keepForum } from '../../../inbound/shown-forum.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import { contradictionOf } from '../../../language/contradiction.ts';
import { meetingInNote, namesMeetingsLoosely } from '../../../language/meetings-named.ts';
import { isCourtesy } from '../../../language/politeness.ts';
import { looksLikeQuestion } from '../../../language/questions.ts';
import { saysDetails } from '../../../language/said-details.ts';
import { needLiveTopics } from '../../../language/search/live.ts';
import type { Context } from '../../../model/actor.ts';
import type { Incoming } from '../../../platform/incoming.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { MOST_FILE_BYTES } from '../../files/rules.ts';
import { takeAnswerTogether } from '../store.ts';
import { ANSWERS, type Answer, type AnswerOutcome, type SaidAnswer } from '../types.ts';
import { offerReadings, type Reading } from './ask-meaning.ts';
import { holdAnswer } from './hold-answer.ts';
import { lateListenerOf } from './late.ts';
import { offerAnswer } from './offer-answer.ts';
import { mayNameInstitution } from './on-behalf.ts';
import { isAnswerButton, isOnBehalf, NOTE_LENGTH, readAnswer } from './read-answer.ts';
import { confirmAnswer, isQuestionButton } from './receipt.ts';
import { recordAnswer } from './record-answer.ts';
import { askForSubstitute } from './substitute.ts';
import { readKeptNote } from './which-seat.ts';

/** One of the four commands that answer; they differ in their answer and their other names. */
export interface AnswerCommandFacts {
  readonly name: CommandName;
  readonly answer: Answer;
  readonly aliases: readonly string[];
}

/** Makes a command that records an answer: by the one-statement way where it applies, else within a transaction. */
export function answerCommand({ name, answer, aliases }: AnswerCommandFacts): Command {
  return {
    name,
    aliases,
    direct: (call) => answerDirectly(call, answer),
    ...(answer === 'represented' ? { handed: LETTERS } : {}),
    run: (call) =>
      recordAnswer(call, { ...letterIn(call), answer, parameters: undefined, argument: call.argument }),
    press: async (call) => {
      const argument = await readKeptNote(call, call.parameters[2]);
      if (argument === undefined) return refuse(call, 'answerButtonGone');
      return recordAnswer(call, { answer, parameters: call.parameters, argument });
    },
    submit: (call) =>
      recordAnswer(call, { answer, parameters: call.parameters, argument: substituteIn(call.values) }),
    continue: (call) => completeSubstitute(call, answer),
    mistyped: (call, { summary, commands, argument }) =>
      offerReadings(call, { summary, readings: readingsOf(commands, argument) }),
    offer: (call, why) => offerAnswer(call, { answer, why }),
    withoutRight: async (call) => {
      if (!('parameters' in call)) return holdTyped(call, answer);
      const { parameters } = call;
      if (!isAnswerButton(parameters)) return undefined;
      const argument = await readKeptNote(call, parameters[2]);
      if (argument === undefined) return refuse(call, 'answerButtonGone');
      return holdAnswer(call, { answer, parameters, argument });
    },
  };
}

/** A letter of assignment may come with the name of the substitute; what is only replied to is none. */
const LETTERS: FileWelcome = {
  maxBytes: MOST_FILE_BYTES,
  isWelcome: ({ incoming }) => incoming.attachment !== undefined,
};

function letterIn({ file, incoming }: RunCall): Pick<SaidAnswer, 'letter'> {
  return incoming.attachment === undefined ? {} : { letter: file };
}

/** Of who is not registered yet no letter is kept, and the command that takes letters says so itself. */
async function holdTyped(call: RunCall, answer: Answer): Promise<readonly Reaction[] | undefined> {
  const held = await holdAnswer(call, { answer, parameters: undefined, argument: call.argument });
  return held === undefined || answer !== 'represented' ? held : sayNotKept(call, held);
}

/** Name and position of a form as they are typed behind the command. */
function substituteIn({ substitute = '', position = '' }: SubmitCall['values']): string {
  return [substitute.trim(), position.trim()].filter((part) => part !== '').join(', ');
}

/** What mistyped names may have meant, as far as they are answers. */
function readingsOf(commands: readonly CommandName[], argument: string): readonly Reading[] {
  return commands.flatMap((name) =>
    ANSWERS.filter((answer) => ANSWER_COMMANDS[answer] === name).map((answer) => ({ answer, argument })),
  );
}

async function answerDirectly(call: DirectCall, answer: Answer): Promise<readonly Reaction[] | undefined> {
  const { incoming, parameters, argument, now, services, limits } = call;
  const isPlain = !isOnBehalf(argument) && argument.length <= NOTE_LENGTH && parameters?.[2] === undefined;
  const isWhole = parameters === undefined || isAnswerButton(parameters);
  // What came with an album or by an edit depends on what was heard before; words may contradict the command or name a meeting.
  const isClear =
    incoming.albumId === undefined &&
    incoming.edited === undefined &&
    contradictionOf(answer, argument) === undefined &&
    meetingInNote(argument) === undefined &&
    !namesMeetingsLoosely(argument) &&
    (parameters !== undefined || !mayNameInstitution(argument));
  const isBare = (answer !== 'attending' && answer !== 'represented') || !saysDetails(argument);
  const isLetter = answer === 'represented' && incoming.attachment !== undefined;
  if (!incoming.sender.isPerson || !isPlain || !isWhole || !isClear || !isBare || isLetter) return undefined;
  const given = readAnswer({ incoming, answer, parameters, argument });
  const taken = await takeAnswerTogether(services, { given, now, admins: services.admins });
  const outcome = isAnswered(taken) && (await call.wasBrokenOff(services.db)) ? asRecorded(taken) : taken;
  if (!outcome.recorded) return outcome.reason === 'duplicate' ? [] : undefined;
  await notePrivateAnswer(services.db, { incoming, context: outcome.context, now });
  const { chat, forum } = outcome.context;
  const language = languageOf(services.languages, {
    locale: chat.locale ?? forum.locale,
    platform: incoming.platform,
  });
  const pressed = parameters !== undefined;
  const asked = isQuestionButton(parameters);
  const late = await lateListenerOf(services.db, { outcome, now });
  const said = { incoming, outcome, given: answer, language, limits, now, pressed, asked };
  const privateChatUrl = (payload: string): string | undefined =>
    services.platforms.get(incoming.platform)?.privateChatUrl(payload);
  const facts = { ...said, late, onBehalf: false, waiting: undefined, privateChatUrl };
  const confirmed = (await askForSubstitute(services.db, facts)) ?? confirmAnswer(facts);
  const { context } = outcome;
  return keepForum(sayNotKept({ incoming, language }, confirmed), { incoming, context });
}

/** Whether the update is recorded already, be it by an earlier try or because it is delivered again. */
function isAnswered(outcome: AnswerOutcome): outcome is Extract<AnswerOutcome, { recorded: false }> {
  return !outcome.recorded && outcome.reason === 'duplicate';
}

const NO_PREVIOUS = { previous: undefined, previousById: undefined, historyId: undefined };

/** After a try that was broken off, a duplicate is our own answer: what counts is confirmed. */
function asRecorded(outcome: Extract<AnswerOutcome, { recorded: false }>): AnswerOutcome {
  const { context, reason, meeting, standing } = outcome;
  if (reason !== 'duplicate' || meeting === undefined || standing === undefined) return outcome;
  return { context, recorded: true, meeting, ...standing, ...NO_PREVIOUS };
}

/** Takes the next message as the substitute's name and position. Undefined for a question or thanks: the name is still awaited. */
async function completeSubstitute(
  call: ContinueCall,
  answer: Answer,
): Promise<readonly Reaction[] | undefined> {
  needLiveTopics();
  if (looksLikeQuestion(call.argument) || isCourtesy(call.argument)) return undefined;
  // What is too long is refused and asked again.
  if (call.argument.length <= NOTE_LENGTH) await endDialogue(call.work.db, dialogueKey(call));
  const parameters = [call.facts.meetingId ?? '', call.facts.institutionId ?? ''];
  return recordAnswer(call, { ...letterIn(call), answer, parameters, argument: call.argument });
}

/** Notes a private chat that was never seen before; known ones cost nothing. */
async function notePrivateAnswer(
  db: Db,
  {
    incoming,
    context,
    now,
  }: { readonly incoming: Incoming; readonly context: Context; readonly now: number },
): Promise<void> {
  const { chat, platform, sender } = incoming;
  if (chat.kind !== 'private' || context.chat.rowId !== undefined) return;
  await notePrivateChat(db, { platform, chat, userId: sender.id, forumId: context.forum.id, now });
}
