import { OperatorError } from '../lib/error.ts';

/** Exit codes of the contract. */
export const EXIT = { done: 0, failed: 1, usage: 64, data: 65, config: 78 } as const;

/** The command was called wrongly. */
export function usageError(message: string, nextStep: string): OperatorError {
  return new OperatorError({ code: 'usage', message, nextStep, exitCode: EXIT.usage });
}

/** The data are bad; `lines` name each fault, and nothing was written. */
export function dataError(lines: readonly string[]): OperatorError {
  return new OperatorError({
    code: 'data',
    message: lines.join('\n'),
    nextStep: '\nNothing was imported. Mend the lines named above and try again.',
    exitCode: EXIT.data,
  });
}
