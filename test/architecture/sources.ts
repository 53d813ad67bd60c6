import { readSources, type SourceFile } from '../support/source-files.ts';

export type { SourceFile } from '../support/source-files.ts';

export const sources = readSources('src');
export const tests = readSources('test');
export const playground = readSources('playground');

/** The folder of `src/` or the file right in it that a file belongs to. */
export const partOf = (path: string): string => path.split('/')[1] ?? '';

/** The room of `src/features/` that a file lies in. */
export const roomOf = (path: string): string | undefined => /^src\/features\/([a-z-]+)\//.exec(path)?.[1];

/** Names the file before each thing that was found in it. */
export const violations = (
  files: readonly SourceFile[],
  find: (file: SourceFile) => readonly string[],
): readonly string[] => files.flatMap((file) => find(file).map((what) => `${file.path}: ${what}`));

/** Code that must not be there. Of moments and the environment also what stands within templates counts. */
export const matching = (
  files: readonly SourceFile[],
  { pattern, instead }: { readonly pattern: RegExp; readonly instead: string },
): readonly string[] =>
  violations(files, ({ code, uncommented }) =>
    [...(/Date|env/.test(pattern.source) ? uncommented : code).matchAll(pattern)].map(
      ([found]) => `${found.trim()} – ${instead}`,
    ),
  );

/** The files apart from some, each named by its path or by a folder that ends in a slash. */
export const except = (files: readonly SourceFile[], paths: readonly string[]): readonly SourceFile[] =>
  files.filter(
    ({ path }) => !paths.some((one) => path === one || (one.endsWith('/') && path.startsWith(one))),
  );
