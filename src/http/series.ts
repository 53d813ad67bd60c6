/** Names and values of labels, the same names in the same order for everything of one series. */
export type Labels = Readonly<Record<string, string>>;

/** What a series is called in Prometheus's text format. */
export interface SeriesFacts {
  readonly name: string;
  readonly help: string;
}

/** Something that grows, by labels. */
export interface Counter {
  add(labels: Labels): void;
  text(): string;
}

/** How often a number was how large, by labels. */
export interface Histogram {
  observe(labels: Labels, value: number): void;
  text(): string;
}

type Sample = readonly [labels: Labels, value: number];

interface Row {
  readonly labels: Labels;
  /** How many were at most as large as each bound. */
  readonly within: number[];
  count: number;
  sum: number;
}

/** Makes a counter in which nothing is counted. */
export function createCounter(facts: SeriesFacts): Counter {
  const rows = createRows(0);
  return {
    add: (labels) => {
      rows.of(labels).count += 1;
    },
    text: () =>
      seriesText({
        ...{ facts, type: 'counter' },
        lines: rows.all().map(({ labels, count }) => sample(facts.name, [labels, count])),
      }),
  };
}

/** Makes a histogram with these upper bounds, in their order. */
export function createHistogram(facts: SeriesFacts, bounds: readonly number[]): Histogram {
  const rows = createRows(bounds.length);
  const { name } = facts;
  return {
    observe: (labels, value) => {
      const row = rows.of(labels);
      row.count += 1;
      row.sum += value;
      for (const [index, bound] of bounds.entries())
        if (value <= bound) row.within[index] = (row.within[index] ?? 0) + 1;
    },
    text: () =>
      seriesText({
        ...{ facts, type: 'histogram' },
        lines: rows
          .all()
          .flatMap(({ labels, within, count, sum }) => [
            ...bounds.map((bound, index) =>
              sample(`${name}_bucket`, [{ le: String(bound), ...labels }, within[index] ?? 0]),
            ),
            sample(`${name}_bucket`, [{ le: '+Inf', ...labels }, count]),
            sample(`${name}_sum`, [labels, sum]),
            sample(`${name}_count`, [labels, count]),
          ]),
      }),
  };
}

/** Numbers as they are now, each with its labels. */
export function gaugeText(facts: SeriesFacts, values: readonly Sample[]): string {
  const lines = values.map((one) => sample(facts.name, one));
  return seriesText({ facts, type: 'gauge', lines });
}

function createRows(bounds: number): { of(labels: Labels): Row; all(): readonly Row[] } {
  const rows = new Map<string, Row>();
  return {
    of: (labels) => {
      const key = Object.values(labels).join('\0');
      const row = rows.get(key) ?? {
        labels,
        within: Array.from({ length: bounds }, () => 0),
        count: 0,
        sum: 0,
      };
      rows.set(key, row);
      return row;
    },
    all: () => [...rows.values()],
  };
}

function seriesText({
  facts: { name, help },
  type,
  lines,
}: {
  readonly facts: SeriesFacts;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly lines: readonly string[];
}): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function sample(name: string, [labels, value]: Sample): string {
  const written = Object.entries(labels).map(([label, of]) => `${label}="${escaped(of)}"`);
  return `${name}${written.length === 0 ? '' : `{${written.join(',')}}`} ${value}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
