import type { HandedFile } from '../../inbound/command.ts';
import type { Origin } from '../../inbound/context/statement.ts';
import type { Context } from '../../model/actor.ts';
import type { Answer } from '../../model/answer.ts';
import type { MessageRef } from '../../platform/incoming.ts';

export { ANSWERS, type Answer } from '../../model/answer.ts';

/** Which meeting is answered: one by its row, the one that one of the messages told of, or the next that is open. */
export type MeetingChoice =
  | { readonly by: 'id'; readonly meetingId: number }
  | { readonly by: 'notice'; readonly messages: readonly MessageRef[] }
  | { readonly by: 'next' };

/** What was said with an answer command. */
export interface SaidAnswer {
  readonly answer: Answer;
  readonly parameters: readonly string[] | undefined;
  readonly argument: string;
  /** The letter that came with it, by which a substitute is assigned. */
  readonly letter?: HandedFile | undefined;
}

/** An answer as it arrived. */
export interface GivenAnswer {
  readonly origin: Origin;
  /** See `Incoming.key` and `Incoming.sequence`. */
  readonly key: string;
  readonly sequence: number;
  readonly answer: Answer;
  /** Note, reason, or the substitute as typed; at most 500 characters. */
  readonly note: string;
  readonly meeting: MeetingChoice;
  /** The institution, when the person acts for several and chose; otherwise null. */
  readonly institutionId: number | null;
  /** True when the caller has made sure that this person may answer for any institution. */
  readonly onBehalf: boolean;
  /** True within a transaction that holds the places of the meeting, see `holdPlaces`; without that one with a capacity takes no answer. */
  readonly holdsPlaces?: boolean;
}

/** The answer that counts for an institution. */
export interface CountedAnswer {
  readonly answer: Answer;
  readonly note: string;
  readonly byName: string;
  /** Epoch milliseconds. */
  readonly answeredAt: number;
}

/** The meeting a receipt names. */
export interface AnsweredMeeting {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly answerBy: number;
  readonly timeZone: string;
  readonly isCancelled: boolean;
  readonly hostInstitutionId: number | undefined;
}

/** Who is told of an answer after the deadline (see `lateAnswers`); the host needs not be told of its `own`, nor of what is as before. */
export type LateListener = 'host' | 'secretariat' | 'nobody' | 'own';

/** Why nothing was recorded; where it is not `duplicate`, the update is still unprocessed. */
export type NotRecorded = 'duplicate' | 'noMeeting' | 'notMember' | 'severalSeats' | 'meetingClosed';

/** What became of an answer. */
export type AnswerOutcome = { readonly context: Context } & (
  | {
      readonly recorded: true;
      readonly meeting: AnsweredMeeting;
      readonly institution: { readonly id: number; readonly shortName: string };
      /** The answer that counts now; another one than given when a later message had overtaken this one. */
      readonly counted: CountedAnswer;
      readonly previous: CountedAnswer | undefined;
      /** Who of the people on record gave the answer that this one replaced. */
      readonly previousById: number | undefined;
      /** The row of the history by which it can be taken back; undefined where a later message had overtaken it. */
      readonly historyId: number | undefined;
    }
  | {
      readonly recorded: false;
      readonly reason: NotRecorded;
      readonly meeting: AnsweredMeeting | undefined;
      /** For a duplicate: the answer that counts, and whose it is. */
      readonly standing:
        | {
            readonly institution: { readonly id: number; readonly shortName: string };
            readonly counted: CountedAnswer;
          }
        | undefined;
    }
);

/** An institution with the answer that counts, if it gave one. Moments are epoch milliseconds. */
export interface InstitutionAnswer {
  readonly institutionId: number;
  readonly code: string;
  readonly shortName: string;
  readonly answer: Answer | undefined;
  readonly note: string;
  readonly byName: string;
  readonly answeredAt: number | undefined;
  /** Its turn on the waiting list of a full meeting, the lowest first; undefined where it has a place. */
  readonly waitingTurn?: number | undefined;
}

/** One answer of the history, in the order of giving. Moments are epoch milliseconds. */
export interface PastAnswer {
  readonly institutionId: number;
  readonly shortName: string;
  readonly answer: Answer;
  readonly note: string;
  readonly byName: string;
  readonly answeredAt: number;
  /** When it was taken back. */
  readonly undoneAt: number | undefined;
}

/** An answer of the history with the meeting it was given to. */
export interface PastAnswerOf extends PastAnswer {
  readonly meetingId: number;
}

/** A meeting that was announced, as its past answers name it. Moments are epoch milliseconds. */
export interface PastMeeting {
  readonly id: number;
  readonly number: number;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly answerBy: number;
  readonly isCancelled: boolean;
}
