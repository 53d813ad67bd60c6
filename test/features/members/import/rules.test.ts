import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstitutions } from '../../../../src/features/members/import/file.rules.ts';
import { codeKey } from '../../../../src/features/members/import/people.rules.ts';
import { diffMembers as diffFile } from '../../../../src/features/members/import/rules.ts';
import type {
  ImportChoices,
  MemberRow,
  MembersState,
} from '../../../../src/features/members/import/types.ts';
import { applyPlan } from './apply-plan.ts';

const diffMembers = (state: MembersState, rows: readonly MemberRow[], choices?: ImportChoices) =>
  diffFile(state, { rows, choices });

const EMPTY: MembersState = {
  institutions: [],
  people: [],
  accounts: [],
  holdings: [],
  coming: [],
  ...{ former: [], roles: [] },
};

const row = (line: number, changes: Partial<MemberRow> = {}): MemberRow => ({
  ...{ line, code: 'BMKG', institution: 'Badan', shortName: 'BMKG', zone: 'Asia/Jakarta' },
  ...{ name: 'Ratna', position: 'Plt. Sestama', telegramId: '1001', slackId: undefined },
  ...changes,
});
const aide = row(3, { name: 'Ajudan', position: 'Aspri', telegramId: '1002' });
const stateOf = (...rows: readonly MemberRow[]): MembersState =>
  applyPlan(EMPTY, diffMembers(EMPTY, rows).plan);
const acting = (state: MembersState): readonly (readonly [string, string, string])[] =>
  state.holdings.map(({ code, personId, capacity }) => [
    code,
    state.people.find(({ id }) => id === personId)?.name ?? '',
    capacity,
  ]);

test('the difference a file makes takes the first row of an institution as its holder and the others as aides', () => {
  const state = stateOf(row(2), aide);
  expect(acting(state)).toEqual([
    ['BMKG', 'Ratna', 'holder'],
    ['BMKG', 'Ajudan', 'aide'],
  ]);
  expect(state.institutions[0]?.seatTitle).toBe('Sestama');
});

test('the difference a file makes is nothing when the same file comes again', () => {
  const diff = diffMembers(stateOf(row(2), aide), [row(2), aide]);
  expect(diff.counts).toEqual({ new: 0, changed: 0, ended: 0, unchanged: 2 });
  expect(Object.values(diff.plan).flat()).toEqual([]);
});

test('the difference a file makes is a correction when another name stands at the same account', () => {
  const diff = diffMembers(stateOf(row(2)), [row(2, { name: 'Dr. Ratna' })]);
  expect(diff.changes).toMatchObject([{ kind: 'changed', facts: ['spelling'], name: 'Dr. Ratna' }]);
  expect(diff.plan.renamedPeople).toEqual([{ id: 1, name: 'Dr. Ratna' }]);
  expect(diff.plan.endedHoldingIds).toEqual([]);
});

test('the difference a file makes is a change of office when somebody else stands there with another account', () => {
  const before = stateOf(row(2), aide);
  const diff = diffMembers(before, [row(2, { name: 'Budi', telegramId: '2001' })]);
  expect(diff.counts).toEqual({ new: 1, changed: 0, ended: 1, unchanged: 0 });
  expect(acting(applyPlan(before, diff.plan))).toEqual([
    ['BMKG', 'Ajudan', 'aide'],
    ['BMKG', 'Budi', 'holder'],
  ]);
});

test('the difference a file makes is another phone when the same name stands there with another account', () => {
  const before = stateOf(row(2));
  const diff = diffMembers(before, [row(2, { telegramId: '2001', slackId: 'U1' })]);
  expect(diff.changes).toMatchObject([{ kind: 'changed', facts: ['accountReplaced'] }]);
  expect(applyPlan(before, diff.plan).accounts.map((each) => [each.externalId, each.isRevoked])).toEqual([
    ['1001', true],
    ['2001', false],
    ['U1', false],
  ]);
});

test('the difference a file makes leaves accounts alone whose cells are empty', () => {
  const diff = diffMembers(stateOf(row(2)), [row(2, { telegramId: undefined })]);
  expect(diff.counts.unchanged).toBe(1);
  expect(diff.plan.revokedAccountIds).toEqual([]);
});

test('the difference a file makes moves somebody whom the file names at another of its institutions', () => {
  const lan = (line: number, changes: Partial<MemberRow>): MemberRow =>
    row(line, { code: 'LAN', institution: 'Lembaga', shortName: 'LAN', telegramId: undefined, ...changes });
  const before = stateOf(row(2), aide, lan(4, { name: 'Siti', telegramId: '3001' }));
  const diff = diffMembers(before, [row(2), lan(3, { name: 'Ajudan', telegramId: '1002' })]);
  expect(acting(applyPlan(before, diff.plan))).toEqual([
    ['BMKG', 'Ratna', 'holder'],
    ['LAN', 'Ajudan', 'holder'],
  ]);
});

test('the difference a file makes makes an aide the holder and the holder an aide when the rows change places', () => {
  const before = stateOf(row(2), aide);
  const diff = diffMembers(before, [{ ...aide, line: 2 }, row(3)]);
  expect(diff.changes.map(({ kind, facts }) => [kind, facts])).toEqual([
    ['changed', ['capacity']],
    ['changed', ['capacity']],
  ]);
  expect(acting(applyPlan(before, diff.plan))).toEqual([
    ['BMKG', 'Ajudan', 'holder'],
    ['BMKG', 'Ratna', 'aide'],
  ]);
});

test('the difference a file makes names what somebody was called before', () => {
  const diff = diffMembers(stateOf(row(2)), [row(2, { name: 'Eka' })]);
  expect(diff.problems).toEqual([]);
  expect(diff.changes).toMatchObject([
    { kind: 'changed', facts: ['name'], name: 'Eka', formerName: 'Ratna' },
  ]);
});

test('the difference a file makes is a bad line when an account belongs to another name elsewhere', () => {
  const eka = { code: 'X5', institution: 'X5', shortName: 'X5', name: 'Eka' };
  const { problems } = diffMembers(stateOf(row(2)), [row(2), row(3, { ...eka, telegramId: '1001' })]);
  const { problems: alone } = diffMembers(stateOf(row(2)), [row(7, eka)]);
  expect([...problems, ...alone]).toContainEqual({
    line: 7,
    reason: 'account-owned',
    column: 'telegram_id',
    value: '1001',
    owner: 'Ratna (BMKG)',
  });
  expect(diffMembers(stateOf(row(2)), [row(2, { ...eka, name: 'ratna' })]).problems).toEqual([]);
});

test('the difference a file makes takes an account that was cut off for a new person’s, unless the name is the same', () => {
  const former = stateOf(row(2), aide);
  const accounts = former.accounts.map((account) => ({ ...account, isRevoked: true }));
  const state = { ...former, accounts, holdings: [] };
  const eka = row(2, { code: 'X5', institution: 'X5', shortName: 'X5', name: 'Eka' });
  expect(diffMembers(state, [eka])).toMatchObject({ problems: [], plan: { newPeople: [{ name: 'Eka' }] } });
  expect(diffMembers(state, [{ ...eka, name: 'Ratna' }]).plan.newPeople).toEqual([]);
});

test('the difference a file makes leaves a planned change of office alone until the file settles it', () => {
  const before = stateOf(row(2), row(3, { name: 'Ani', telegramId: '1005' }));
  const planned = before.holdings.filter(({ capacity }) => capacity === 'aide');
  const state: MembersState = {
    ...before,
    holdings: before.holdings.filter(({ capacity }) => capacity === 'holder'),
    coming: planned.map((holding) => ({ ...holding, capacity: 'holder' })),
  };
  expect(Object.values(diffMembers(state, [row(2)]).plan).flat()).toEqual([]);
  const early = diffMembers(state, [row(2, { name: 'Ani', telegramId: undefined })]);
  expect(early.plan.newPeople).toEqual([]);
  expect(applyPlan(state, early.plan)).toMatchObject({ coming: [], holdings: [{ personId: 2 }] });
  const other = diffMembers(state, [row(2, { name: 'Citra', telegramId: '1006' })]);
  expect(applyPlan(state, other.plan)).toMatchObject({ coming: [], holdings: [{ personId: 3 }] });
});

test('the difference a file makes passes over institutions that the file does not name', () => {
  const before = stateOf(row(2));
  const diff = diffMembers(before, [
    row(2, { code: 'LAN', institution: 'L', shortName: 'L', telegramId: '9' }),
  ]);
  expect(diff.counts).toEqual({ new: 1, changed: 0, ended: 0, unchanged: 0 });
});

test('the difference a file makes tells institutions that are called differently now', () => {
  const diff = diffMembers(stateOf(row(2)), [row(2, { institution: 'Badan Baru' })]);
  expect(diff.changes).toMatchObject([{ kind: 'changed', facts: ['institution'] }]);
});

test('the difference a file makes is empty after any two files when the second one comes again', () => {
  const people = fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 6 });
  const file = fc.tuple(people, fc.array(fc.nat(5), { minLength: 6, maxLength: 6 })).map(([ids, codes]) =>
    ids.map((id, index) =>
      row(index + 2, {
        ...{ code: `K${codes[id] ?? 0}`, name: `N${codes[index] ?? 0}${id}` },
        telegramId: id % 3 === 0 ? undefined : String(id),
        slackId: id % 2 === 0 ? undefined : `U${id}`,
      }),
    ),
  );
  fc.assert(
    fc.property(file, file, (first, second) => {
      const one = applyPlan(EMPTY, diffMembers(EMPTY, first).plan);
      const two = applyPlan(one, diffMembers(one, second).plan);
      const again = diffMembers(two, second);
      expect(Object.values(again.plan).flat()).toEqual([]);
      expect(again.counts).toEqual({ new: 0, changed: 0, ended: 0, unchanged: second.length });
    }),
  );
});

test('the codes that ship with the bot are all told apart when they are compared as people write them', () => {
  const list = readInstitutions(readFileSync('src/features/members/data/institutions.csv'));
  expect(new Set(list.map(({ code }) => codeKey(code))).size).toBe(list.length);
  expect([codeKey('K1-1'), codeKey('K11')]).toEqual(['k1-1', 'k11']);
});

test('the difference a file makes keeps both seats of somebody whom it names twice without accounts', () => {
  const lan = { code: 'LAN', institution: 'L', shortName: 'L' };
  const both = [row(2), row(3, lan)];
  const without = both.map((one) => ({ ...one, telegramId: undefined, name: 'RATNA' }));
  const diff = diffMembers(stateOf(...both), without);
  expect(diff.counts).toEqual({ new: 0, changed: 2, ended: 0, unchanged: 0 });
  expect(diff.questions).toEqual([]);
  expect(diff.plan.renamedPeople).toEqual([{ id: 1, name: 'RATNA' }]);
});

test('the difference a file makes is asked about wherever a holder would go without having moved, and nowhere else', () => {
  const before = stateOf(row(2), aide);
  const open = (...rows: readonly MemberRow[]): readonly unknown[] =>
    diffMembers(before, rows).questions.map(({ code, canBeSame, isOpen }) => [code, canBeSame, isOpen]);
  expect(open(row(2, { name: 'Budi', telegramId: undefined }))).toEqual([['BMKG', true, true]]);
  expect(open(row(2, { name: 'Budi', telegramId: '1001' }))).toEqual([['BMKG', true, true]]);
  // The aide takes the office: both are known, so it cannot be a corrected name.
  expect(open({ ...aide, line: 2 })).toEqual([['BMKG', false, true]]);
  // A file that was only sorted anew looks just like this.
  expect(open({ ...aide, line: 2 }, row(3))).toEqual([['BMKG', false, true]]);
  expect(open(row(2, { name: 'R A T N A', telegramId: undefined }))).toEqual([]);
  expect(diffMembers(EMPTY, [row(2), aide]).questions).toEqual([]);
});
