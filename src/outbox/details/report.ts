import type { DeliveryReport, Undelivered } from '../../domain/notices/content.ts';
import type { SkipReason } from '../check.ts';

/** One delivery of a manual reminder as it ended: of a person, or of an institution that was called by name. */
export interface ReportRow {
  readonly state: string;
  readonly reason: string | null;
  readonly person: string | null;
  readonly institution: string | null;
  /** Short names of the institutions the person acts for. */
  readonly institutions: readonly string[] | null;
}

/**
 * Sums up a manual reminder so that everybody stands in it once: who was not reached privately stands beside the institution
 * that was called for them, and an institution of which nobody was reached at all is named with its person.
 */
export function summariseReport(rows: readonly ReportRow[]): DeliveryReport {
  const lost = rows.filter(({ state }) => state === 'unreachable' || state === 'failed');
  const calledNames = rows.flatMap(({ state, institution }) =>
    state === 'sent' && institution !== null ? institution : [],
  );
  const people = lost.flatMap(({ state, person, institutions }): Undelivered[] =>
    person === null ? [] : [{ name: person, institutions: institutions ?? [], reason: state }],
  );
  const called = calledNames.map((name) => ({
    name,
    insteadOf: people.filter(({ institutions }) => institutions.includes(name)).map((one) => one.name),
  }));
  const unheard = people.filter(({ institutions }) => !institutions.some((one) => calledNames.includes(one)));
  const named = new Set(unheard.flatMap(({ institutions }) => institutions));
  const institutions = lost.flatMap(({ state, person, institution }): Undelivered[] =>
    person !== null || institution === null || named.has(institution)
      ? []
      : [{ name: institution, institutions: [], reason: state }],
  );
  return {
    sentPrivately: rows.filter(({ state, person }) => state === 'sent' && person !== null).length,
    calledInGroup: called,
    leftOut: countLeftOut(rows),
    undelivered: [...unheard, ...institutions],
  };
}

const ANSWERED: SkipReason = 'answered';
const ENDED: ReadonlySet<string> = new Set<SkipReason>(['meeting-cancelled', 'meeting-over']);

function countLeftOut(rows: readonly ReportRow[]): DeliveryReport['leftOut'] {
  const reasons = rows.filter(({ state }) => state === 'skipped').map(({ reason }) => reason ?? '');
  const answered = reasons.filter((reason) => reason === ANSWERED).length;
  const ended = reasons.filter((reason) => ENDED.has(reason)).length;
  return { answered, ended, notConcerned: reasons.length - answered - ended };
}
