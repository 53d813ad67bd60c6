import { describe, expect, it } from 'vitest';
import { PARTS, ROOMS } from './house.ts';
import { OPEN_CIRCLES } from './open.ts';
import { partOf, playground, roomOf, type SourceFile, sources, tests } from './sources.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every set of nodes that reach one another. */
function circlesOf(graph: Graph): readonly (readonly string[])[] {
  const reach = new Map([...graph.keys()].map((node) => [node, reachedFrom(graph, node)]));
  const circles = new Map<string, readonly string[]>();
  for (const [node, reached] of reach) {
    const circle = [...reached].filter((other) => reach.get(other)?.has(node) === true).sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachedFrom(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next) || reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

/** Who imports whom, types included, when the files are gathered by `place`. */
function graphOf(files: readonly SourceFile[], place: (path: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const from = place(path);
    const to = graph.get(from) ?? new Set();
    graph.set(from, to);
    for (const one of imports) if (place(one) !== from) to.add(place(one));
  }
  return graph;
}

const roomIn = (path: string): string => roomOf(path) ?? partOf(path);
const isOpen = (circle: readonly string[]): boolean =>
  circle.every((one) => OPEN_CIRCLES.includes(one.startsWith('src/') ? roomIn(one) : one));

describe('there is no circle, types included,', () => {
  it('in the plan of the house', () => {
    const plan = (table: Readonly<Record<string, readonly string[]>>): Graph =>
      new Map(Object.entries(table).map(([name, may]) => [name, new Set(may)]));
    const parts = Object.fromEntries(Object.entries(PARTS).map(([name, { may }]) => [name, may]));
    expect([...circlesOf(plan(parts)), ...circlesOf(plan(ROOMS))]).toEqual([]);
  });

  it('among the folders of src and the rooms of the features', () => {
    const files = sources.filter(({ path }) => !/^src\/features\/[a-z-]+\.ts$/.test(path));
    expect(circlesOf(graphOf(files, roomIn)).filter((circle) => !isOpen(circle))).toEqual([]);
  });

  it('among the folders of the playground', () => {
    expect(circlesOf(graphOf(playground, partOf))).toEqual([]);
  });

  it('among files', () => {
    const circles = circlesOf(graphOf([...sources, ...playground, ...tests], (path) => path));
    expect(circles.filter((circle) => !isOpen(circle))).toEqual([]);
  });
});
