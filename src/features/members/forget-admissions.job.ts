import type { Job } from '../../model/job.ts';
import { forgetAdmissions } from './entering/admission.store.ts';

/** Forgets how admissions are undone, once they cannot be any more. */
export const forgetAdmissionsJob: Job = {
  name: 'forget-admissions',
  every: 'minute',
  run: ({ database, clock }) => forgetAdmissions(database.prisma, clock.now()),
};
