import type { SkipReason } from '../../notices/ledger/reasons.ts';
import type { DeliveryReport, Undelivered } from './types.ts';
import { isNotifiedOn, type KnownAccount, whyUnreached } from './unreached.rules.ts';

/** A person with the accounts they have. */
export interface ReportPerson {
  readonly name: string;
  readonly accounts: readonly KnownAccount[];
}

/** One delivery of a manual reminder as it ended: of a person, or of an institution that was called by name. */
export interface ReportRow {
  readonly state: string;
  readonly reason: string | null;
  readonly person: ReportPerson | null;
  /** Short names of the institutions the person acts for. */
  readonly institutions: readonly string[] | null;
  readonly institution: string | null;
  /** Platform of the group in which the institution was to be called. */
  readonly calledOn: string | null;
  /** Who acts for the institution. */
  readonly people: readonly ReportPerson[] | null;
}

/**
 * Sums up a manual reminder: whom it reached privately, who was called by name instead, and whom it did not reach. An
 * institution of which nobody has an account where it was called counts as not reached: nobody was notified.
 */
export function summariseReport(rows: readonly ReportRow[]): DeliveryReport {
  const called: Undelivered[] = [];
  const lost = new Map<ReportRow, readonly Undelivered[]>();
  const spokenFor = new Set<string>();
  for (const row of rows.filter(({ state }) => isEnded(state))) {
    const { state, institution, people } = row;
    if (institution === null) continue;
    spokenFor.add(institution);
    const notified = state === 'sent' ? notifiedPeople(row) : [];
    if (notified.length > 0) called.push(...notified.map((person) => line(person, [institution])));
    else if (people?.length) {
      lost.set(
        row,
        people.map((person) => line(person, [institution])),
      );
    } else lost.set(row, [{ name: institution, institutions: [], reason: 'noPerson' }]);
  }
  for (const row of rows.filter(({ state }) => isLost(state))) {
    const { state, person, institutions } = row;
    const isNamed = institutions?.some((one) => spokenFor.has(one)) === true;
    if (person === null || isNamed) continue;
    const told = line(person, institutions ?? []);
    lost.set(row, [state === 'failed' ? { ...told, reason: 'undeliverable' } : told]);
  }
  return {
    sentPrivately: rows.filter(({ state, person }) => state === 'sent' && person !== null).length,
    calledInGroup: gathered(called),
    leftOut: countLeftOut(rows),
    undelivered: gathered(rows.flatMap((row) => lost.get(row) ?? [])),
  };
}

function isLost(state: string): boolean {
  return state === 'unreachable' || state === 'failed';
}

function isEnded(state: string): boolean {
  return state === 'sent' || isLost(state);
}

function notifiedPeople({ people, calledOn }: ReportRow): readonly ReportPerson[] {
  return (people ?? []).filter(({ accounts }) => isNotifiedOn(calledOn, accounts));
}

function line({ name, accounts }: ReportPerson, institutions: readonly string[]): Undelivered {
  return { name, institutions, reason: whyUnreached(accounts) };
}

/** Whoever stands for several institutions gets one line. */
function gathered(lines: readonly Undelivered[]): readonly Undelivered[] {
  const byPerson = Map.groupBy(lines, ({ name, reason }) => `${name}\n${reason}`);
  return [...byPerson.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, institutions: [first, ...others].flatMap(({ institutions }) => institutions) }],
  );
}

const ANSWERED: SkipReason = 'answered';
const ENDED: ReadonlySet<string> = new Set<SkipReason>(['meeting-cancelled', 'meeting-over']);

function countLeftOut(rows: readonly ReportRow[]): DeliveryReport['leftOut'] {
  const reasons = rows.filter(({ state }) => state === 'skipped').map(({ reason }) => reason ?? '');
  const answered = reasons.filter((reason) => reason === ANSWERED).length;
  const ended = reasons.filter((reason) => ENDED.has(reason)).length;
  return { answered, ended, notConcerned: reasons.length - answered - ended };
}
