import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { packGraph, slimGraph, unpackGraph } from './parameter-graph.ts';

const INTERNAL = new URL('../generated/internal/', import.meta.url);
const WASM_FILE = 'query-compiler.wasm';

/**
 * Has the generated client say the same with less: what it costs in memory is held as long as the bot runs.
 * @throws Error when Prisma writes something else than this knows
 */
export async function slimClient(): Promise<void> {
  const [client, namespace] = ['class.ts', 'prismaNamespace.ts'].map((name) => new URL(name, INTERNAL));
  if (client === undefined || namespace === undefined) return;
  const source = await readFile(client, 'utf8');
  await writeFile(new URL(WASM_FILE, INTERNAL), await readCompiler(source));
  await writeFile(client, inOneByte(withSlimGraph(withCompilerFile(source))));
  await writeFile(namespace, inOneByte(await readFile(namespace, 'utf8')));
}

const COMPILER_MODULE =
  /const \{ wasm \} = await import\("([^"]+)"\)\s+return await decodeBase64AsWasm\(wasm\)/;

/** The query compiler, which Prisma ships as text within a module. */
async function readCompiler(source: string): Promise<Buffer> {
  const path = COMPILER_MODULE.exec(source)?.[1];
  if (path === undefined) throw new Error('the generated client names no query compiler');
  const { wasm } = z.object({ wasm: z.base64() }).parse(await import(path));
  return Buffer.from(wasm, 'base64');
}

/** Reads the query compiler from a file: a module's text stays in memory, twice with the value that it exports. */
function withCompilerFile(source: string): string {
  return source.replace(
    COMPILER_MODULE,
    `const { readFile } = await import('node:fs/promises')
    return new WebAssembly.Module(await readFile(new URL('./${WASM_FILE}', import.meta.url)))`,
  );
}

const GRAPH = /strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\),\s*graph: "([^"]*)"/;

function withSlimGraph(source: string): string {
  const [whole, strings, graph] = GRAPH.exec(source) ?? [];
  if (whole === undefined || strings === undefined || graph === undefined)
    throw new Error('the generated client has no graph of parameters');
  const names = z.array(z.string()).parse(JSON.parse(z.string().parse(JSON.parse(strings))));
  const slim = packGraph(slimGraph(unpackGraph({ strings: names, graph })));
  const packed = `strings: JSON.parse(${JSON.stringify(JSON.stringify(slim.strings))}),\n  graph: "${slim.graph}"`;
  return source.replace(whole, () => packed);
}

/** V8 holds a text in one byte a character where every character fits one, and in two where a single one does not. */
function inOneByte(source: string): string {
  return source.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
