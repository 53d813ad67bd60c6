import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FLOORS, floorOf, OFFERED, ROOMS, STORE } from './house.ts';
import { OPEN_FLOORS, OPEN_IMPORTS } from './open.ts';
import { partOf, roomOf, sources, violations } from './sources.ts';

const rooms = sources.filter(({ path }) => roomOf(path) !== undefined);
const within = (path: string): string => roomOf(path) ?? partOf(path);

/** Says in which order modules are loaded, and uses nothing of them. */
const LOADS = 'src/load.ts';

describe('the rooms of the features', () => {
  it('are all named in test/architecture/house.ts', () => {
    const found = new Set(rooms.map(({ path }) => within(path)));
    expect([...found].filter((room) => ROOMS[room] === undefined)).toEqual([]);
  });

  it('and all parts of src are in the picture of docs/architecture.md', () => {
    const page = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
    const parts = new Set([...sources.map(({ path }) => partOf(path)), ...Object.keys(ROOMS)]);
    const names = [...parts].map((part) => part.replace(/^features\//, ''));
    const said = new Set(page.split(/[^\w.-]+/));
    expect(names.filter((name) => !said.has(name) && !page.includes(`${name}/`))).toEqual([]);
  });

  it('ask only the rooms below them', () => {
    const found = violations(rooms, ({ path, imports }) => {
      const own = within(path);
      return imports
        .filter((one) => roomOf(one) !== undefined && roomOf(one) !== own)
        .filter((one) => ROOMS[own]?.includes(within(one)) !== true)
        .filter((one) => !OPEN_IMPORTS.includes(`${own} > ${within(one)}`))
        .map((one) => `imports ${one} – ${own}/ may ask ${ROOMS[own]?.join(', ') || 'nobody'}`);
    });
    expect(found).toEqual([]);
  });

  it('give others their service, rules, types and words, never a store or a command', () => {
    const found = violations(sources, ({ path, imports }) =>
      imports
        .filter((one) => roomOf(one) !== undefined && roomOf(one) !== roomOf(path))
        .filter((one) => !['src/features/index.ts', LOADS].includes(path) || floorOf(one) !== 'index')
        .filter((one) => !OFFERED.includes(floorOf(one)))
        .filter((one) => !OPEN_IMPORTS.includes(`${within(path)} > ${within(one)}/${floorOf(one)}`))
        .map((one) => `imports ${one} – ask its room for it: a service may pass on what its store reads`),
    );
    expect(found).toEqual([]);
  });

  it('are listed in features/index.ts, which app.ts takes and hands on', () => {
    const found = violations(sources, ({ path, imports }) =>
      ['src/app.ts', LOADS].includes(path) || partOf(path) === 'cli'
        ? []
        : imports.filter((one) => one === 'src/features/index.ts').map((one) => `imports ${one}`),
    );
    expect(found).toEqual([]);
  });

  it('have floors: each kind of file imports only those below it', () => {
    const found = violations(rooms, ({ path, imports }) =>
      imports
        .filter((one) => roomOf(one) === roomOf(path))
        .filter((one) => FLOORS[floorOf(path)]?.includes(floorOf(one)) !== true)
        .filter((one) => !OPEN_FLOORS.includes(`${within(path)}: ${floorOf(path)} > ${floorOf(one)}`))
        .map(
          (one) =>
            `imports ${one} – a ${floorOf(path)} may use ${FLOORS[floorOf(path)]?.join(', ')} of its room`,
        ),
    );
    expect(found).toEqual([]);
  });
});

const byPath = new Map(sources.map((file) => [file.path, file]));

/** Files of ours that run when this one does, each with the one that brought it. */
function reachedFrom(start: string): ReadonlyMap<string, string> {
  const reached = new Map([[start, start]]);
  for (const path of reached.keys()) {
    for (const one of byPath.get(path)?.needs ?? []) {
      if (byPath.has(one) && !reached.has(one)) reached.set(one, path);
    }
  }
  return reached;
}

describe('what words, rules and types reach when they run', () => {
  const pure = rooms.filter(({ path }) => ['words', 'rules', 'types'].includes(floorOf(path)));
  const EFFECTS = /^src\/(?:adapters|chats|db|inbound|outbox|scheduler)\//;
  /** Who may do what, as a table. */
  const RULES = ['src/inbound/rights.ts'];

  it('is pure: no store, no service, no update, no platform', () => {
    const found = violations(pure, ({ path }) =>
      [...reachedFrom(path)]
        .filter(([one]) => !RULES.includes(one))
        .filter(([one]) => EFFECTS.test(one) || STORE.test(one) || floorOf(one) === 'service')
        .filter(() => !OPEN_FLOORS.includes(`${within(path)}: ${floorOf(path)} has effects`))
        .map(([one, by]) => `reaches ${one} through ${by} – hand it what it is about`),
    );
    expect(found).toEqual([]);
  });
});
