import { done, type Result } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { settleAbsent } from '../asking/withdrawing.service.ts';
import { insertAbsence } from '../queue/places.store.ts';
import { stepAbout, takeStep } from '../steps/steps.service.ts';
import type { RotationPlace, StepBy } from '../types.ts';
import type { AbsenceWindow } from './absence.rules.ts';

/** A window about to be kept. */
export interface KeptAbsence extends RotationPlace {
  readonly by: StepBy;
  readonly window: AbsenceWindow;
  readonly reason: string;
}

/** Keeps a window in which an institution cannot be host; what was asked of it or agreed for that time is asked of the next one. */
export async function keepAbsence(
  work: Work,
  { by, window, reason, ...place }: KeptAbsence,
): Promise<Result<undefined>> {
  const step = await stepAbout(work, { place, by, action: 'giliran absen' });
  return takeStep({ work, step }, async () => {
    await insertAbsence(work.db, { ...place, ...window, reason, createdById: by.personId, now: work.now });
    await settleAbsent(work, { ...place, by, window });
    return done(undefined);
  });
}
