import { expect, it } from 'vitest';
import { writeRecapPdf, writeRecapWorkbook } from '../../../../src/features/answers/recap/files.ts';
import { writeRecapPicture } from '../../../../src/features/answers/recap/picture.ts';
import type { InstitutionAnswer } from '../../../../src/features/answers/types.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { pagesOf } from '../../../support/pdf-text.ts';
import { english, indonesian, meeting, NOW } from '../../../support/spoken.ts';
import { unzip } from '../../../support/unzip.ts';

const MOVED_AT = NOW - DAY_MS;

const given = (
  institutionId: number,
  answer: InstitutionAnswer['answer'],
  answeredAt?: number,
): InstitutionAnswer => ({
  ...{
    institutionId,
    code: `K${institutionId}`,
    shortName: `Instansi ${institutionId}`,
    note: '',
    byName: '',
  },
  ...{ answer, answeredAt },
});

const answers = [
  given(1, 'attending', MOVED_AT - 1),
  given(2, 'attending', MOVED_AT + 1),
  given(3, 'not_attending', MOVED_AT - 1),
  given(4, undefined),
];

const recapOf = (movedAt: number | undefined) => ({
  meeting: { ...meeting, movedAt },
  answers,
  forumName: 'FORSES',
  kinds: new Map(),
  now: NOW,
});

const workbookText = async (movedAt: number | undefined): Promise<string> =>
  [...unzip(await writeRecapWorkbook(recapOf(movedAt), indonesian)).values()].join(' ');

it('a document marks answers that were given for the time before', async () => {
  const [page = ''] = await pagesOf(await writeRecapPdf(recapOf(MOVED_AT), indonesian));
  expect(page).toContain(
    'Belum mengonfirmasi kembali, hadir atau diwakili pada waktu semula (1): Instansi 1.',
  );
  expect(page).toContain('Instansi 1 Hadir (untuk waktu semula)');
  expect(page).toContain('Instansi 2 Hadir 3 Instansi 3 Tidak hadir (untuk waktu semula)');
  const [inEnglish = ''] = await pagesOf(await writeRecapPdf(recapOf(MOVED_AT), english));
  expect(inEnglish).toContain('(for the time before)');
  const [usual = ''] = await pagesOf(await writeRecapPdf(recapOf(undefined), indonesian));
  expect(usual).not.toContain('semula');
});

it('a workbook says for which time in a column of its own, which can be filtered by', async () => {
  const moved = await workbookText(MOVED_AT);
  expect(moved).toContain('Jawaban untuk');
  // Each text stands once in a workbook, however many cells have it.
  expect(moved).toContain('waktu semula');
  expect(moved).toContain('waktu yang baru');
  expect(await workbookText(undefined)).not.toContain('Jawaban untuk');
});

it('a picture is taller by the lines that say so', async () => {
  const heightOf = async (movedAt: number | undefined): Promise<number> =>
    (await writeRecapPicture(recapOf(movedAt), indonesian)).readUInt32BE(20);
  expect(await heightOf(MOVED_AT)).toBeGreaterThan(await heightOf(undefined));
});
