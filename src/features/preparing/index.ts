import type { Feature } from '../feature.ts';
import { lokasi } from './lokasi.command.ts';
import { narahubung } from './narahubung.command.ts';
import { persiapan } from './persiapan.command.ts';
import { preparingPersonalData } from './personal-data.store.ts';
import { preparationAssigned } from './preparation-assigned.notice.ts';
import { preparationReminder } from './preparation-reminder.notice.ts';

/** What a host has to do before its meeting. */
export const preparing: Feature = {
  name: 'preparing',
  commands: [persiapan, lokasi, narahubung],
  notices: [preparationReminder, preparationAssigned],
  jobs: [],
  personalData: preparingPersonalData,
};
