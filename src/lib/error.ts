/** What an `OperatorError` is made of. */
export interface OperatorErrorFacts {
  /** Stable name for programs: `embedded-root`, `database-unreachable`, … */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly nextStep: string;
  /** Exit code of the process when nothing can go on; 1 unless given (contract: 0, 1, 64, 65, 78). */
  readonly exitCode?: number;
  readonly cause?: unknown;
}

/** A foreseeable fault that an operator can mend. It is shown as two sentences, never as a stack trace. */
export class OperatorError extends Error {
  readonly code: string;
  readonly nextStep: string;
  readonly exitCode: number;

  constructor(facts: OperatorErrorFacts) {
    super(facts.message, { cause: facts.cause });
    this.name = 'OperatorError';
    this.code = facts.code;
    this.nextStep = facts.nextStep;
    this.exitCode = facts.exitCode ?? 1;
  }
}

/** The line an operator reads for any fault; a stack trace never reaches them. */
export function describeFault(fault: unknown): string {
  if (fault instanceof OperatorError) return `${fault.message} ${fault.nextStep}`.trim();
  return fault instanceof Error ? fault.message : String(fault);
}

/**
 * What a log may say of any fault: its kind, code and place. Messages are left out, because those of the database may
 * quote what somebody wrote.
 */
export function faultFacts(fault: unknown): {
  readonly fault: string;
  readonly code: string;
  readonly at: readonly string[];
} {
  if (!(fault instanceof Error)) return { fault: typeof fault, code: '', at: [] };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    fault: fault.name,
    code: 'code' in fault && fault.code !== undefined ? String(fault.code) : '',
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}
