import type { RecordProblem } from '../../lib/table/records.ts';

type Sentence = (value: string) => string;

/** A line for operators of each thing that may be wrong, with what is meant. */
export type Sentences<Reason extends string> = Readonly<Record<Reason, Sentence>>;

const FILE_SENTENCES: Sentences<'unreadable' | 'missing-column'> = {
  unreadable: (value) => (value === 'empty' ? 'the file is empty' : 'a quotation mark is never closed'),
  'missing-column': (value) => `the column ${value} is missing in the header`,
};

/** Says what is wrong with a line of a file, in a line for operators. */
export function describeRecord<Reason extends string>(
  { line, reason, value }: RecordProblem<Reason>,
  sentences: Sentences<Reason>,
): string {
  const all: Sentences<Reason | keyof typeof FILE_SENTENCES> = { ...FILE_SENTENCES, ...sentences };
  return `line ${line}: ${all[reason](value)}`;
}
