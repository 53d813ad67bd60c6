import type { Feature } from '../feature.ts';
import { jejak } from './jejak.command.ts';
import { auditPersonalData } from './personal-data.store.ts';

/** The trail: who did what when. */
export const audit: Feature = {
  name: 'audit',
  commands: [jejak],
  notices: [],
  jobs: [],
  personalData: auditPersonalData,
};
