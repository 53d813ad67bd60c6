import { expect, it } from 'vitest';
import { byKind, sinceYesterday } from '../../../../src/features/answers/recap/shown.rules.ts';
import type { InstitutionAnswer } from '../../../../src/features/answers/types.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { NOW } from '../../../support/spoken.ts';

const given = (
  institutionId: number,
  answer: InstitutionAnswer['answer'],
  answeredAt?: number,
): InstitutionAnswer => ({
  ...{ institutionId, code: `K${institutionId}`, shortName: `K${institutionId}`, note: '', byName: '' },
  ...{ answer, answeredAt },
});

const answers = [
  given(1, 'attending', NOW - DAY_MS + 1),
  given(2, 'attending', NOW - DAY_MS),
  given(3, 'not_attending', NOW),
  given(4, undefined),
];

it('institutions stand by their kind in the order of protocol, unknown ones last', () => {
  const kinds = new Map([
    [2, 'coordinating_ministry'],
    [1, 'agency'],
    [4, 'agency'],
  ] as const);
  const groups = byKind({ answers, kinds }).map((group) => [
    group.kind,
    ...group.answers.map(({ institutionId }) => institutionId),
  ]);
  expect(groups).toEqual([
    ['coordinating_ministry', 2],
    ['agency', 1, 4],
    ['other', 3],
  ]);
});

it('what is new is what was answered within a day', () => {
  expect(sinceYesterday({ answers, now: NOW })).toEqual([
    { answer: 'attending', institutions: ['K1'] },
    { answer: 'not_attending', institutions: ['K3'] },
  ]);
});
