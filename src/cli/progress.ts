import type { CliContext } from './context.ts';

/** Shows on standard error how far something is: one line that is rewritten, or where nobody watches, one line each. */
export function progressLine(
  context: CliContext,
  things: 'records' | 'entries' = 'records',
): (done: number, total: number) => void {
  return (done, total) => {
    const text = `${done} of ${total} ${things} written`;
    if (!context.isWatched) context.remark(`${text}\n`);
    else context.remark(`\r${text}${done === total ? '\n' : ''}`);
  };
}
