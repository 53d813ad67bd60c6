import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = new URL('../../', import.meta.url);

/** A file of ours as the architecture test reads it. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Without comments. */
  readonly uncommented: string;
  /** Without comments and without what stands in quotation marks. */
  readonly code: string;
  readonly lines: number;
  /** Modules it imports: files by their path, packages by their name. */
  readonly imports: readonly string[];
  /** Those of them that must be there when it runs; types are gone by then. */
  readonly needs: readonly string[];
}

/** All TypeScript files below a folder, generated ones apart. */
export function readSources(folder: 'src' | 'test' | 'playground'): readonly SourceFile[] {
  return globSync(`${folder}/**/*.ts`, { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/generated/'))
    .sort()
    .map(readSource);
}

/** One file, generated or not. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(new URL(path, ROOT), 'utf8');
  const uncommented = withoutComments(text);
  return {
    path,
    text,
    uncommented,
    code: codeOf(uncommented),
    lines: text.trimEnd().split('\n').length,
    ...importsOf(path, text),
  };
}

const IMPORT =
  /^(?:import|export)\b( type\b)?[^;'"]*?from ['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;

function importsOf(path: string, text: string): Pick<SourceFile, 'imports' | 'needs'> {
  const found = [...text.matchAll(IMPORT)].map(([, type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    const module = name.startsWith('.') ? normalize(join(dirname(path), name)).replaceAll('\\', '/') : name;
    return { module, isType: type !== undefined };
  });
  return {
    imports: found.map(({ module }) => module),
    needs: found.filter(({ isType }) => !isType).map(({ module }) => module),
  };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '');
}

/** Texts and patterns may contain anything; what is left is code. */
function codeOf(uncommented: string): string {
  return uncommented
    .replace(/'(?:\\.|[^'\\\n])*'/g, "''")
    .replace(/"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/(?<=[=(,:]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g, "''");
}
