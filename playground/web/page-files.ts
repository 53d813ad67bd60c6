import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Reply } from './reply.ts';

const PAGE = new URL('./page/', import.meta.url);
const LOCALES = new URL('../../locales/', import.meta.url);

/** Libraries by the name under which the page imports them; they lie in their packages as they are, nothing is bundled. */
const LIBRARIES = ['preact', 'preact/hooks', 'htm'] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Everything the page is made of, by path. */
export type PageFiles = ReadonlyMap<string, Reply>;

/** Reads the page, its libraries and its words once; nothing else of the disk is ever served. */
export async function readPageFiles(locales: readonly string[]): Promise<PageFiles> {
  const files = new Map<string, Reply>();
  for (const name of await readdir(PAGE)) files.set(`/${name}`, await fileReply(new URL(name, PAGE)));
  for (const name of LIBRARIES) {
    const url = new URL(import.meta.resolve(name));
    files.set(libraryPath(name), { ...(await fileReply(url)), type: TYPES['.js'] ?? '' });
  }
  for (const locale of locales) {
    files.set(`/words/${locale}.json`, await fileReply(new URL(`${locale}/playground.json`, LOCALES)));
  }
  files.set('/', await indexReply());
  return files;
}

async function fileReply(url: URL): Promise<Reply> {
  return {
    status: 200,
    type: TYPES[extname(url.pathname)] ?? 'application/octet-stream',
    body: await readFile(url),
  };
}

function libraryPath(name: string): string {
  return `/library/${name}.js`;
}

/** The page's frame: the map of libraries is its only inline script, and the policy allows exactly that one. */
async function indexReply(): Promise<Reply> {
  const imports = Object.fromEntries(LIBRARIES.map((name) => [name, libraryPath(name)]));
  const map = JSON.stringify({ imports });
  const html = await readFile(new URL('index.html', PAGE), 'utf8');
  const hash = createHash('sha256').update(map).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    status: 200,
    type: TYPES['.html'] ?? '',
    body: html.replace(
      '<script type="importmap">{}</script>',
      () => `<script type="importmap">${map}</script>`,
    ),
    headers: { 'Content-Security-Policy': policy },
  };
}
