/** The lines of a text that an earlier version of it does not have; undefined when there are none. */
export function newLines(before: string, after: string): string | undefined {
  const old = new Set(before.split('\n'));
  const added = after.split('\n').filter((line) => !old.has(line));
  return added.length === 0 ? undefined : added.join('\n');
}
