/**
 * Prisma's description of where in a query a value may stand (`parameterizationSchema` of the generated client): by it two
 * queries that differ in values alone share a plan.
 */
export interface ParameterGraph {
  readonly strings: readonly string[];
  readonly inputs: readonly Edges<InputEdge>[];
  readonly outputs: readonly Edges<OutputEdge>[];
  /** By the name of an operation. */
  readonly roots: readonly (readonly [number, OutputEdge])[];
}

/** Where a field leads to; the field is an index of `strings`. */
type Edges<T> = readonly (readonly [number, T])[];

interface InputEdge {
  readonly scalarMask: number;
  readonly child: number | undefined;
  readonly enumName: number | undefined;
  readonly flags: number;
}

interface OutputEdge {
  readonly args: number | undefined;
  readonly output: number | undefined;
}

/** As it stands in the generated client. */
export interface PackedGraph {
  readonly strings: readonly string[];
  /** Numbers of variable length and fixed ones, as base64url. */
  readonly graph: string;
}

/** Reads what Prisma packed. */
export function unpackGraph({ strings, graph }: PackedGraph): ParameterGraph {
  const reader = createReader(Buffer.from(graph, 'base64url'));
  const [inputCount, outputCount, rootCount] = [reader.number(), reader.number(), reader.number()];
  const times = <T>(count: number, read: () => T): readonly T[] => Array.from({ length: count }, read);
  const outputEdge = (): OutputEdge => ({ args: reader.maybe(), output: reader.maybe() });
  const inputEdge = (): InputEdge => ({
    scalarMask: reader.word(),
    child: reader.maybe(),
    enumName: reader.maybe(),
    flags: reader.byte(),
  });
  const keyed = <T>(read: () => T): readonly [number, T] => [reader.number(), read()];
  const inputs = times(inputCount, () => times(reader.number(), () => keyed(inputEdge)));
  const outputs = times(outputCount, () => times(reader.number(), () => keyed(outputEdge)));
  const roots = times(rootCount, () => keyed(outputEdge));
  if (!reader.isAtEnd()) throw new Error('the graph of parameters is longer than what was read of it');
  return { strings, inputs, outputs, roots };
}

/** Packs it as Prisma does. */
export function packGraph({ strings, inputs, outputs, roots }: ParameterGraph): PackedGraph {
  const bytes: number[] = [];
  const number = (value: number): void => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  const maybe = (value: number | undefined): void => number(value === undefined ? 0 : value + 1);
  const outputEdge = ([name, { args, output }]: readonly [number, OutputEdge]): void => {
    number(name);
    maybe(args);
    maybe(output);
  };
  for (const { length } of [inputs, outputs, roots]) number(length);
  for (const edges of inputs) {
    number(edges.length);
    for (const [name, { scalarMask, child, enumName, flags }] of edges) {
      number(name);
      bytes.push(scalarMask & 255, scalarMask >> 8);
      maybe(child);
      maybe(enumName);
      bytes.push(flags);
    }
  }
  for (const edges of outputs) {
    number(edges.length);
    edges.forEach(outputEdge);
  }
  roots.forEach(outputEdge);
  return { strings, graph: Buffer.from(bytes).toString('base64url') };
}

/**
 * The same graph in a fraction of the memory. Of nodes from which the same is reached one is kept. And no name has an index
 * that is small: the runtime keeps the edges of each node in an object by these indexes, and V8 gives such an object room for
 * every index below its largest one (10 kB a node) unless there is a gap before the first.
 */
export function slimGraph(graph: ParameterGraph): ParameterGraph {
  const { inputs, outputs } = graph;
  const inputClasses = classesOf(inputs, ({ scalarMask, child, enumName, flags }, classes) =>
    [scalarMask, child === undefined ? '' : classes[child], enumName, flags].join(),
  );
  const outputClasses = classesOf(outputs, ({ args, output }, classes) =>
    [args === undefined ? '' : inputClasses[args], output === undefined ? '' : classes[output]].join(),
  );
  const of = (classes: readonly number[], id: number | undefined): number | undefined =>
    id === undefined ? undefined : classes[id];
  const outputEdge = ([name, { args, output }]: readonly [number, OutputEdge]) =>
    [name + GAP, { args: of(inputClasses, args), output: of(outputClasses, output) }] as const;
  const inputEdge = ([name, { child, enumName, ...edge }]: readonly [number, InputEdge]) =>
    [
      name + GAP,
      {
        ...edge,
        child: of(inputClasses, child),
        enumName: enumName === undefined ? undefined : enumName + GAP,
      },
    ] as const;
  return {
    strings: [...Array.from({ length: GAP }, () => ''), ...graph.strings],
    inputs: oneOfEach(inputs, inputClasses).map((edges) => edges.map(inputEdge)),
    outputs: oneOfEach(outputs, outputClasses).map((edges) => edges.map(outputEdge)),
    roots: graph.roots.map(outputEdge),
  };
}

/** More than V8's gap (1,024), and so much more that no node has enough edges for an array of this length to be smaller. */
const GAP = 4_096;

/** Numbers nodes so that those have the same number from which the same is reached: told apart until nothing tells them apart. */
function classesOf<T>(
  nodes: readonly Edges<T>[],
  describe: (edge: T, classes: readonly number[]) => string,
): readonly number[] {
  let classes: readonly number[] = nodes.map(() => 0);
  for (let count = 1; ; ) {
    const found = new Map<string, number>();
    const told = classes;
    classes = nodes.map((edges) => {
      const key = edges.map(([name, edge]) => `${name}:${describe(edge, told)}`).join(';');
      const known = found.get(key) ?? found.size;
      found.set(key, known);
      return known;
    });
    if (found.size === count) return classes;
    count = found.size;
  }
}

function oneOfEach<T>(nodes: readonly T[], classes: readonly number[]): readonly T[] {
  return nodes.filter((_, index) => classes.indexOf(classes[index] ?? 0) === index);
}

interface Reader {
  number(): number;
  /** Zero stands for nothing, and everything else is one more than it is. */
  maybe(): number | undefined;
  byte(): number;
  word(): number;
  isAtEnd(): boolean;
}

function createReader(bytes: Buffer): Reader {
  let at = 0;
  const byte = (): number => bytes.readUInt8(at++);
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  };
  return {
    ...{ byte, number },
    maybe: () => {
      const value = number();
      return value === 0 ? undefined : value - 1;
    },
    word: () => byte() | (byte() << 8),
    isAtEnd: () => at === bytes.length,
  };
}
