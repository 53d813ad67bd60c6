import type { Feature } from '../feature.ts';
import { filesPersonalData } from './personal-data.store.ts';

/** Files that were handed in and go out again: letters, minutes, materials. */
export const files: Feature = {
  name: 'files',
  commands: [],
  notices: [],
  jobs: [],
  personalData: filesPersonalData,
};
