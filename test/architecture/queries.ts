import { globSync, readFileSync } from 'node:fs';
import { type SourceFile, sources } from './sources.ts';

/** One statement of a store, as it stands in the source. */
export interface Query {
  readonly path: string;
  /** The function of the store that holds it. */
  readonly within: string;
  /** The models that it reads or writes. */
  readonly models: readonly string[];
  readonly text: string;
  /** The text with what its names stand for, as far as the source says: constants, helpers, types of parameters. */
  readonly meaning: string;
}

const ROOT = new URL('../../', import.meta.url);
const schema = globSync('prisma/models/*.prisma', { cwd: ROOT })
  .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
  .join('\n');

/** Every model by its name in the client, with its table and whether its rows say which forum they belong to. */
export const models = new Map(
  [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
    `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    { table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, hasForum: /\n\s+forumId\s/.test(`\n${body}`) },
  ]),
);

const CLIENT_CALL =
  /\b(?:db|tx|prisma)\.(?:([a-z]\w*)\.(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*|\$(?:query|execute)Raw(?:Unsafe)?(?:<(?:[^<>`(]|<[^<>]*>)*>)?)\s*(?=[`(])/g;

/** Every statement of a file. */
export function queriesOf(file: SourceFile): readonly Query[] {
  const code = file.uncommented;
  return [...code.matchAll(CLIENT_CALL)].map(({ 0: call, 1: model, index }) => {
    const text = code.slice(index, endOf(code, index + call.length));
    const scope = enclosing(code, index);
    const meaning = expand(text, { file, scope: scope.text });
    return { path: file.path, within: scope.name, text, meaning, models: modelsOf(model, meaning) };
  });
}

function modelsOf(model: string | undefined, sql: string): readonly string[] {
  if (model !== undefined) return [model];
  return [...models].flatMap(([name, { table }]) =>
    new RegExp(`\\b(?:FROM|JOIN|UPDATE|INTO|USING|,)\\s+"?${table}"?\\b`).test(sql) ? [name] : [],
  );
}

/** Position after the bracket or template that begins there. */
function endOf(code: string, start: number): number {
  if (code[start] === '`') {
    for (let at = start + 1, depth = 0; at < code.length; at += 1) {
      if (code.startsWith('${', at)) depth += 1;
      else if (depth > 0 && code[at] === '}') depth -= 1;
      else if (depth === 0 && code[at] === '`') return at + 1;
    }
    return code.length;
  }
  for (let at = start, depth = 0; at < code.length; at += 1) {
    if ('([{'.includes(code[at] ?? '')) depth += 1;
    if (')]}'.includes(code[at] ?? '')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}

/** The top-level declaration that holds a position. */
function enclosing(code: string, index: number): { readonly name: string; readonly text: string } {
  const starts = [...code.matchAll(/^(?:export )?(?:async )?(?:function|const|class) (\w+)/gm)];
  const own = starts.findLast((start) => start.index <= index);
  const next = starts.find((start) => start.index > index);
  return { name: own?.[1] ?? '', text: code.slice(own?.index ?? 0, next?.index) };
}

interface Place {
  readonly file: SourceFile;
  readonly scope: string;
}

const byPath = new Map(sources.map((file) => [file.path, file]));
const DEEPEST = 4;

function expand(text: string, place: Place, seen: ReadonlySet<string> = new Set()): string {
  if (seen.size > DEEPEST * 8) return text;
  const names = new Set(
    [...text.matchAll(/(?<![\w']|(?<!\.\.)\.)([A-Za-z_]\w*)(?!['\w])/g)].map(([, name = '']) => name),
  );
  const fresh = [...names].filter(
    (name) => !seen.has(name) && !/^(?:db|tx|prisma|Prisma|async|await|new)$/.test(name),
  );
  const known = new Set([...seen, ...fresh]);
  return [text, ...fresh.map((name) => meaningOf(name, { text, place, known }))].join('\n');
}

interface Asked {
  readonly text: string;
  readonly place: Place;
  readonly known: ReadonlySet<string>;
}

function meaningOf(name: string, { text, place, known }: Asked): string {
  const local = definition(place.scope, name);
  if (local !== undefined) return expand(local, place, known);
  // Of a parameter the type counts, but only where the whole of it is used and not one of its fields.
  const isWhole = new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}(?![\\w.?])`).test(text);
  const type = isWhole ? parameterType(name, place.scope) : undefined;
  if (type !== undefined) return typeMeaning(type, { file: place.file });
  return declared(name, place.file)
    .map(({ found, file }) => expand(found, { file, scope: found }, known))
    .join('\n');
}

/** The type that a parameter of the surrounding function says it has. */
function parameterType(name: string, scope: string): string | undefined {
  const found = new RegExp(`(?:\\b${name}\\??|\\.\\.\\.${name},?\\s+\\}): (?=[A-Za-z{(])`).exec(scope);
  if (found === null) return undefined;
  const start = found.index + found[0].length;
  for (let at = start, depth = 0; at < scope.length; at += 1) {
    if (depth === 0 && ',;)=\n'.includes(scope[at] ?? '')) return scope.slice(start, at);
    if ('([{<'.includes(scope[at] ?? '')) depth += 1;
    if (')]}>'.includes(scope[at] ?? '')) depth -= 1;
    if (depth < 0) return scope.slice(start, at);
  }
  return undefined;
}

/** A type with the declarations of those that it names, and of those that they name. */
function typeMeaning(
  type: string,
  { file, depth = 2 }: { readonly file: SourceFile; readonly depth?: number },
): string {
  if (depth < 0) return type;
  const names = new Set([...type.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name));
  const found = [...names].flatMap((name) => declared(name, file));
  return [type, ...found.map((one) => typeMeaning(one.found, { file: one.file, depth: depth - 1 }))].join(
    '\n',
  );
}

/** What is declared under a name in a file, or in the file of ours that it is imported from. */
function declared(
  name: string,
  file: SourceFile,
): readonly { readonly found: string; readonly file: SourceFile }[] {
  const own = topLevel(file.uncommented, name);
  if (own !== undefined) return [{ found: own, file }];
  const imported = new RegExp(`^import[^;']*\\b${name}\\b[^;']*from '([^']+)'`, 'm').exec(
    file.uncommented,
  )?.[1];
  const target = file.imports
    .map((path) => byPath.get(path))
    .find(
      (one) => imported !== undefined && one?.path.endsWith(imported.replace(/^(?:\.\.?\/)+/, '')) === true,
    );
  const found = target === undefined ? undefined : topLevel(target.uncommented, name);
  return target === undefined || found === undefined ? [] : [{ found, file: target }];
}

function topLevel(code: string, name: string): string | undefined {
  const start = new RegExp(`^(?:export )?(?:async )?(?:function|const|interface|type) ${name}\\b`, 'm').exec(
    code,
  )?.index;
  if (start === undefined) return undefined;
  const next = /\n(?:export |async |function |const |interface |type |class )/.exec(
    code.slice(start + 1),
  )?.index;
  return code.slice(start, next === undefined ? undefined : start + 1 + next);
}

/** What a name of the surrounding function is given. */
function definition(scope: string, name: string): string | undefined {
  const found = new RegExp(
    `\\n\\s+const (?:${name}|[{[][^=;]*\\b${name}\\b[^=;]*[}\\]])(?:: [^=;]+)? = `,
  ).exec(scope);
  if (found === null) return undefined;
  const start = found.index + found[0].length;
  for (let at = start, depth = 0; at < scope.length; at += 1) {
    if ('([{'.includes(scope[at] ?? '')) depth += 1;
    if (')]}'.includes(scope[at] ?? '')) depth -= 1;
    if (depth === 0 && scope[at] === ';') return scope.slice(start, at);
  }
  return undefined;
}
