import type { Feature } from '../feature.ts';
import { libraryPersonalData } from './personal-data.store.ts';

export * from './service.ts';

/** Where institutions share policies, teaching material and good practices. */
export const library: Feature = {
  name: 'library',
  commands: [],
  notices: [],
  jobs: [],
  personalData: libraryPersonalData,
};
