import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  type ParameterGraph,
  packGraph,
  slimGraph,
  unpackGraph,
} from '../../../src/db/slim/parameter-graph.ts';

const leaf = { scalarMask: 0x1_02, child: undefined, enumName: undefined, flags: 1 };
const graph: ParameterGraph = {
  strings: ['where', 'id', 'state', 'MeetingState', 'Meeting.findMany', 'Forum.findMany'],
  inputs: [
    [[0, { ...leaf, child: 1 }]],
    [
      [1, leaf],
      [2, { ...leaf, enumName: 3 }],
    ],
    [
      [1, leaf],
      [2, { ...leaf, enumName: 3 }],
    ],
    [[0, { ...leaf, child: 2 }]],
  ],
  outputs: [[[1, { args: 3, output: 0 }]]],
  roots: [
    [4, { args: 0, output: 0 }],
    [5, { args: 3, output: undefined }],
  ],
};

/** Everything that can be said of a node, with names instead of numbers. */
function told({ strings, inputs, roots }: ParameterGraph): unknown {
  const input = (id: number | undefined): unknown =>
    id !== undefined &&
    inputs[id]?.map(([name, { child, enumName, ...edge }]) => [
      ...[strings[name], edge, enumName !== undefined && strings[enumName]],
      input(child),
    ]);
  return roots.map(([name, { args }]) => [strings[name], input(args)]);
}

test('a graph of parameters is packed as it was read', () => {
  expect(unpackGraph(packGraph(graph))).toEqual(graph);
});

test('a slim graph says the same with one node of those that are alike, and with no small index', () => {
  const slim = slimGraph(graph);
  expect(slim.inputs).toHaveLength(2);
  expect(told(slim)).toEqual(told(graph));
  expect(slim.outputs).toEqual([[[4_097, { args: 0, output: 0 }]]]);
  expect(unpackGraph(packGraph(slim))).toEqual(slim);
});

test('the client as generated reads its query compiler from a file, and its text needs one byte a character', async () => {
  const internal = new URL('../../../src/db/generated/internal/', import.meta.url);
  const source = await readFile(new URL('class.ts', internal), 'utf8');
  expect(source).toContain("readFile(new URL('./query-compiler.wasm', import.meta.url))");
  expect(source).not.toMatch(/[^\0-\xff]/);
  const compiler = await readFile(new URL('query-compiler.wasm', internal));
  expect(WebAssembly.validate(compiler)).toBe(true);
});
