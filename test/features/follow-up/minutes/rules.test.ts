import { expect, test } from 'vitest';
import { closedOn } from '../../../../src/calendar/working-days.ts';
import { replyDeadline, replyProblem } from '../../../../src/features/follow-up/minutes/rules.ts';

const zone = 'Asia/Jakarta';
const at = (date: string): number => Date.parse(`${date}+07:00`);
const lebaran = [{ date: '2027-03-10', name: 'x', type: 'national', isEstimate: false }] as const;

test.each([
  ['a Monday', '2027-02-08T10:00', '2027-02-11T16:00'],
  ['a Thursday, over the weekend', '2027-02-11T23:30', '2027-02-16T16:00'],
  ['a Saturday', '2027-02-13T08:00', '2027-02-17T16:00'],
  ['the eve of a holiday', '2027-03-09T09:00', '2027-03-15T16:00'],
])('members have three working days from %s', (_day, sent, until) => {
  expect(replyDeadline(at(sent), { zone, rest: closedOn(lebaran) })).toBe(at(until));
});

test('a draft is answered while it is the present one, not approved, and in time', () => {
  const draft = { state: 'draft', revision: 2, replyBy: 100 } as const;
  expect(replyProblem(draft, { revision: 2, now: 100 })).toBeUndefined();
  expect(replyProblem(draft, { revision: 2, now: 101 })).toBe('minutesRepliesClosed');
  expect(replyProblem(draft, { revision: 1, now: 1 })).toBe('minutesOutdated');
  expect(replyProblem({ ...draft, state: 'approved' }, { revision: 2, now: 1 })).toBe('minutesApproved');
});
