import type { DeliveryReport, Undelivered } from '../../domain/notices/content.ts';

/** One delivery of a manual reminder as it ended: of a person, or of an institution that was called by name. */
export interface ReportRow {
  readonly state: string;
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
    skipped: rows.filter(({ state }) => state === 'skipped').length,
    undelivered: [...unheard, ...institutions],
  };
}
