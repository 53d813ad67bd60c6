import type { CliContext } from './context.ts';

/** Shows on standard error how far something is: one line that is rewritten, or where nobody watches, one line each. */
export function progressLine(context: CliContext): (done: number, total: number) => void {
  return (done, total) => {
    const text = `${done} of ${total} records written`;
    if (!context.isWatched) context.remark(`${text}\n`);
    else context.remark(`\r${text}${done === total ? '\n' : ''}`);
  };
}
