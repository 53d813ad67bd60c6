import type { ContinueCall, PressCall, RunCall, SubmitCall } from '../../inbound/command.ts';
import type { Reaction } from '../../platform/reaction.ts';

/** A setting of the forum that another room keeps: `/forum <word> …`. Only who may change settings gets so far. */
export interface ForumSetting {
  /** The word behind the command's name; also the first parameter of its buttons and forms and the step of its dialogue. */
  readonly word: string;
  /** One line for the list of settings: what holds, and what to type. */
  line(call: RunCall): Promise<string>;
  /** The argument is what stands behind the word. */
  run(call: RunCall): Promise<readonly Reaction[]>;
  /** The parameters are those behind the word. */
  press?(call: PressCall): Promise<readonly Reaction[]>;
  submit?(call: SubmitCall): Promise<readonly Reaction[]>;
  continue?(call: ContinueCall): Promise<readonly Reaction[]>;
}
