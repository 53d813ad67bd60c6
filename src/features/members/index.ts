import type { Feature } from '../feature.ts';
import { forgetAdmissionsJob } from './forget-admissions.job.ts';

/** Members: people, their seats, accounts and roles, and how they come in. */
export const members: Feature = { name: 'members', jobs: [forgetAdmissionsJob] };
