import type { Feature } from '../feature.ts';
import { dataku } from './dataku.command.ts';
import { hapusdataku } from './hapusdataku.command.ts';
import { keepNoLonger } from './keep-no-longer.job.ts';

/** Privacy: what is stored about somebody, erasing it, and for how long anything is kept. */
export const privacy: Feature = { name: 'privacy', commands: [dataku, hapusdataku], jobs: [keepNoLonger] };
