/**
 * How Node.js is to be started for the bot: all that needs to be said before a process begins. In a container of 256 MB there is room for
 * the heap at its fullest, for what lies outside of it, and for much of Node.js itself; two thirds of the heap are what thirty forums need.
 */
export const nodeOptions: readonly string[] = ['--max-semi-space-size=8', '--max-old-space-size=144'];

/**
 * Has the C library of Linux give freed memory back: few stores for threads, and a limit between small blocks and large ones that does not
 * rise with the first large one that is freed. It costs nothing measurable; other libraries do not know these names.
 */
export const allocatorSettings = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const satisfies Readonly<Record<string, string>>;

/** With which options of Node.js, and in which environment, a process runs. */
export interface Launch {
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The launch that is to take the place of this one; undefined where it is one already. What an operator says prevails, be it in
 * `NODE_OPTIONS` or as an option.
 */
export function betterLaunch({ options, environment }: Launch): Launch | undefined {
  const said = [...options, ...(environment.NODE_OPTIONS ?? '').split(' ')].map(nameOf);
  const missing = nodeOptions.filter((option) => !said.includes(nameOf(option)));
  const settings = Object.entries(allocatorSettings).filter(([name]) => environment[name] === undefined);
  if (missing.length === 0 && settings.length === 0) return undefined;
  return {
    options: [...missing, ...options],
    environment: { ...environment, ...Object.fromEntries(settings) },
  };
}

/** V8 knows its options with underscores too. */
function nameOf(option: string): string {
  return option.replace(/=.*/s, '').replaceAll('_', '-');
}
