import { expect, it } from 'vitest';
import { recap } from '../../../../src/features/answers/recap/recap.words.ts';
import type { InstitutionAnswer } from '../../../../src/features/answers/types.ts';
import { loadLanguages } from '../../../../src/i18n/index.ts';
import { MEETING } from '../../reminders/meeting.ts';

const language = loadLanguages(new URL('../../../../locales/', import.meta.url)).of('id');

const answerOf = (shortName: string, answer: InstitutionAnswer['answer'], note = ''): InstitutionAnswer => ({
  ...{ institutionId: 1, code: shortName, shortName, answer, note, byName: 'Budi', answeredAt: 0 },
});

it('lists every group alike, in the order given: notes on lines of their own, all others on one', () => {
  const answers = [
    answerOf('Polri', 'attending'),
    answerOf('kemenag', 'attending'),
    answerOf('LAN', 'represented', 'Dr. Ratna'),
    answerOf('BPS', 'represented'),
    answerOf('BRIN', 'represented', 'Dr. Sari'),
    answerOf('TNI', undefined),
  ];
  const { blocks } = recap({ meeting: MEETING, answers, mayRemind: false, quorum: '' }, language);
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block.items.map(String)] : []));
  expect(lists).toEqual([['Polri, kemenag'], ['BPS', 'LAN: Dr. Ratna', 'BRIN: Dr. Sari'], ['TNI']]);
});

it('says whether the quorum is reached, by those who attend and those who are represented', () => {
  const answers = [
    answerOf('Polri', 'attending'),
    answerOf('LAN', 'represented', 'Dr. Ratna'),
    answerOf('BPS', 'tentative'),
    answerOf('TNI', undefined),
  ];
  const said = (quorum: string): string =>
    JSON.stringify(recap({ meeting: MEETING, answers, mayRemind: false, quorum }, language).blocks);
  expect(said('50%')).toContain('Kuorum tercapai: 2 instansi hadir atau diwakili, dari 2 yang diperlukan');
  expect(said('50%+1')).toContain('Kuorum belum tercapai: 2 instansi hadir atau diwakili, dari 3');
  expect(said('50%+1')).toContain('kurang 1.');
  expect(said('')).not.toContain('Kuorum');
});

it('names those whose answer came after the deadline', () => {
  const late = { ...answerOf('LAN', 'attending'), answeredAt: MEETING.answerBy + 1 };
  const facts = { meeting: MEETING, mayRemind: false, quorum: '' };
  const said = (answers: readonly InstitutionAnswer[]): string =>
    JSON.stringify(recap({ ...facts, answers }, language).blocks);
  expect(said([late, answerOf('Polri', 'attending')])).toContain('Tercatat setelah batas konfirmasi: LAN.');
  expect(said([answerOf('Polri', 'attending')])).not.toContain('setelah batas');
});
