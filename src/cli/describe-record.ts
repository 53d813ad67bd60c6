import type { RecordProblem } from '../lib/table/records.ts';

type Sentence = (value: string) => string;

const FILE_SENTENCES: Readonly<Record<'unreadable' | 'missing-column', Sentence>> = {
  unreadable: (value) => (value === 'empty' ? 'the file is empty' : 'a quotation mark is never closed'),
  'missing-column': (value) => `the column ${value} is missing in the header`,
};

/** Says what is wrong with a line of a file, in a line for operators. */
export function describeRecord<Reason extends string>(
  { line, reason, value }: RecordProblem<Reason>,
  sentences: Readonly<Record<Reason, Sentence>>,
): string {
  const all: Readonly<Record<Reason | keyof typeof FILE_SENTENCES, Sentence>> = {
    ...FILE_SENTENCES,
    ...sentences,
  };
  return `line ${line}: ${all[reason](value)}`;
}
