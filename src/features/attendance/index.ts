import type { Feature } from '../feature.ts';
import { daftarhadir } from './daftarhadir.command.ts';

/** Who is in the room: the list to sign, name cards, checking in. */
export const attendance: Feature = {
  name: 'attendance',
  commands: [daftarhadir],
  notices: [],
  jobs: [],
  personalData: { models: {} },
};
