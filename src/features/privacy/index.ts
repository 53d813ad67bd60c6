import type { PersonalData } from '../../personal-data/types.ts';
import type { Feature } from '../feature.ts';
import { dataku } from './dataku.command.ts';
import { hapusdataku } from './hapusdataku.command.ts';
import { keepNoLonger } from './keep-no-longer.job.ts';

/**
 * Privacy: what is stored about somebody, erasing it, and for how long anything is kept.
 * @param kept what every part of the bot keeps about people
 */
export function privacy(kept: readonly PersonalData[]): Feature {
  return {
    name: 'privacy',
    commands: [dataku(kept), hapusdataku(kept)],
    notices: [],
    jobs: [keepNoLonger(kept)],
    personalData: { models: {} },
  };
}
