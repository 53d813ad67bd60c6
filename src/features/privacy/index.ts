import type { Feature } from '../feature.ts';
import { keepNoLonger } from './keep-no-longer.job.ts';

/** Privacy: what is stored about somebody, erasing it, and for how long anything is kept. */
export const privacy: Feature = { name: 'privacy', jobs: [keepNoLonger] };
