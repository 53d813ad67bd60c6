/** What the doctor found: `ok`, `note` (worth knowing) or `fail`, and for the last what to do. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'fail';
  /** What was looked at: `database`, `telegram`, … */
  readonly about: string;
  readonly says: string;
  readonly todo: string;
}

/** What is so, and what to do about it. */
export type Advice = Pick<Finding, 'says' | 'todo'>;

/** It works. */
export function fine(about: string, says: string): Finding {
  return { state: 'ok', about, says, todo: '' };
}

/** It works, but somebody may want to know. */
export function note(about: string, { says, todo }: Advice): Finding {
  return { state: 'note', about, says, todo };
}

/** It does not work. */
export function failing(about: string, { says, todo }: Advice): Finding {
  return { state: 'fail', about, says, todo };
}
