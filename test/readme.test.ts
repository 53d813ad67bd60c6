import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../src/cli/context.ts';
import { operatorCommands } from '../src/cli/index.ts';
import { environmentSchema } from '../src/config.ts';
import { commands } from '../src/features/index.ts';
import { type CommandName, RIGHTS, type Right } from '../src/inbound/rights.ts';
import { manualClock } from '../src/lib/clock.ts';
import { systemRandomness } from '../src/lib/ids.ts';
import { createLogger } from '../src/lib/logger.ts';
import type { Role } from '../src/model/actor.ts';

const ROOT = new URL('../', import.meta.url);
const GUIDES = 'docs/panduan/';

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function pagesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}${name}`);
}

const guides = pagesIn(GUIDES);
/** Pages that say what there is; decisions also name what was rejected. */
const pages = ['README.md', 'CHANGELOG.md', ...pagesIn('docs/'), ...guides];
const everything = [...pages, ...pagesIn('docs/decisions/')];

/** Cells of the table under a heading, without its head. */
function tableUnder(page: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = read(page).split(`\n## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Everything matched by the one group of a pattern. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, part = '']) => part);
}

describe.each(everything)('%s', (page) => {
  const text = read(page);

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [
      ...found(text, /\bnpm run (?:--silent )?([a-z]+)/g),
      ...found(text, /\bnpm (start|test)\b/g),
    ];
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  it('names operators’ commands that exist', () => {
    const context: CliContext = {
      ...{ env: {}, clock: manualClock(0), randomness: systemRandomness, logger: createLogger('silent') },
      ...{ write: () => undefined, remark: () => undefined, isWatched: false },
    };
    const names = operatorCommands.map((make) => make(context).name());
    for (const name of found(text, /\bcli -- ([a-z][a-z-]+)/g)) expect(names).toContain(name);
  });

  it('has links and images that lead somewhere', () => {
    const targets = found(text, /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target));
    for (const target of targets) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? new URL(page, ROOT) : new URL(path, new URL(page, ROOT));
      expect({ target, exists: existsSync(file) }).toEqual({ target, exists: true });
      if (anchor !== undefined) expect(anchorsOf(readFileSync(file, 'utf8'))).toContain(anchor);
    }
  });
});

/** Anchors of headings, as Git hosts make them. */
function anchorsOf(text: string): readonly string[] {
  return found(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe.each(pages)('%s', (page) => {
  it('names chat commands that exist', () => {
    const known = new Set(['forses', ...Object.keys(RIGHTS), ...commands.flatMap(({ aliases }) => aliases)]);
    // `/name` means any; the others belong to BotFather, to Slack and to the bot's own HTTP paths.
    for (const name of ['name', 'newbot', 'invite', 'healthz', 'metrics']) known.add(name);
    for (const name of found(read(page), /(?<=[`\s“(])\/([a-z]+)(?![\w/.-])/g))
      expect([...known]).toContain(name);
  });
});

describe('README.md', () => {
  it('shows first how the bot is run and tested without any account', () => {
    const blocks = found(read('README.md'), /```sh\n([^`]+)\n```/g);
    expect(blocks.slice(0, 2)).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
  });

  it('lists every name of the environment once, with its default', () => {
    const listed = tableUnder('README.md', 'Configuration').map(([name = '', fallback = '']) => [
      name.replaceAll('`', ''),
      fallback.replaceAll('`', ''),
    ]);
    const wanted = Object.entries(environmentSchema.shape).map(([name, schema]) => {
      const result = schema.safeParse(undefined);
      return [name, result.success ? String(result.data ?? '') : ''];
    });
    expect(listed.toSorted()).toEqual(wanted.toSorted());
  });

  it('lists every chat command once, with who may use it', () => {
    const listed = tableUnder('README.md', 'Commands').flatMap(([usages = '', who = '']) =>
      found(usages, /`([a-z]+)[^`]*`/g).map((name) => ({ name, who })),
    );
    const wanted = (Object.keys(RIGHTS) as CommandName[]).map((name) => ({
      name,
      who: whoMay(RIGHTS[name]),
    }));
    const byName = (one: { name: string }, other: { name: string }): number =>
      one.name.localeCompare(other.name);
    expect(listed.toSorted(byName)).toEqual(wanted.toSorted(byName));
  });
});

/** A right in the words of the table. */
function whoMay(right: Right): string {
  if (right === 'anyone') return right;
  const may = (...roles: readonly Role[]): boolean => roles.every((role) => right.includes(role));
  const leaders = may('chair', 'steering_chair') ? 'leaders' : may('chair') ? 'chair' : 'steering chair';
  const parts = [
    may('member', 'aide') ? 'member' : '',
    may('secretariat') ? 'secretariat' : '',
    may('chair') || may('steering_chair') ? leaders : '',
    may('host') ? 'host' : '',
    may('curator') ? 'curator' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'admin' : parts.join(', ');
}

/** The sentences of the source locale as patterns; those of which nothing but placeholders would remain match nothing. */
function sentencePatterns(): readonly RegExp[] {
  const folder = 'locales/id/';
  return readdirSync(new URL(folder, ROOT))
    .flatMap((file) => leavesOf(JSON.parse(read(`${folder}${file}`))))
    .map((sentence) => sentence.replaceAll('{{prefix}}', '/').split(/\{\{[^}]+\}\}/))
    .filter((literals) => literals.join('').replaceAll(/\W/g, '').length >= 6)
    .map(
      (literals) =>
        new RegExp(
          `^${literals.map((literal) => literal.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.+')}$`,
          's',
        ),
    );
}

function leavesOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(leavesOf) : [];
}

describe.each(guides)('%s', (page) => {
  it('quotes the bot in words that it uses', () => {
    const patterns = sentencePatterns();
    const quotes = found(read(page), /^\s*> (.+)$/gm);
    expect(quotes.length).toBeGreaterThan(3);
    expect(quotes.filter((quote) => !patterns.some((pattern) => pattern.test(quote)))).toEqual([]);
  });

  it('addresses people formally', () => {
    expect(read(page)).not.toMatch(/\b(kamu|kau|anda|lu|gue)\b/i);
  });
});
