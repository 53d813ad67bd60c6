import { describe, expect, it } from 'vitest';
import { cleanCategory } from '../../../src/features/faq/category.ts';
import { readFaqFile } from '../../../src/features/faq/file.rules.ts';

const HEADER = 'id\tcategory\tstatus\tsource\tquestion\tanswer';
const read = (...lines: readonly string[]): ReturnType<typeof readFaqFile> =>
  readFaqFile(Buffer.from(lines.join('\n')));

describe('a FAQ file', () => {
  it('is read with its wordings, from TSV and from CSV', () => {
    const tsv = read(`${HEADER}\twordings`, 'F1\tUmum\tok\t-\tApa "ini"?\tItu.\tapa itu| apa ini |apa itu');
    const csv = read('id;category;status;source;question;answer', 'F1;Umum;ok;-;"Apa; ini?";Itu.');
    expect(tsv.ok && tsv.entries[0]).toMatchObject({
      code: 'F1',
      category: 'umum',
      question: 'Apa "ini"?',
      wordings: ['apa itu', 'apa ini'],
    });
    expect(csv.ok && csv.entries[0]).toMatchObject({ question: 'Apa; ini?', wordings: [] });
  });

  it('is refused as a whole, with every bad line named', () => {
    expect(read(HEADER)).toEqual({ ok: false, problems: ['line 2: the file has no entries'] });
    expect(read('id,question')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('missing columns category')],
    });
    const bad = read(
      HEADER,
      'F1\tumum\tok\t-\tApa?\tItu.',
      `F 2\t${'x'.repeat(31)}\tok\t-\t\t${'y'.repeat(3_001)}`,
      'F1\tumum\tok\t-\tApa?\tItu.',
    );
    expect(bad).toEqual({
      ok: false,
      problems: [
        'line 3: id must be 1-20 letters or digits',
        'line 3: category must be 1-30 letters',
        'line 3: question is empty',
        'line 3: answer has more than 3000 characters',
        'line 4: id F1 stands twice',
      ],
    });
  });
});

it('keeps a topic that fits a button', () => {
  expect(cleanCategory('  Lomba|Umum  ')).toBe('lomba umum');
  expect([...cleanCategory('Ñandú '.repeat(20))].length).toBeLessThanOrEqual(30);
  expect(cleanCategory('|||')).toBe('umum');
});
