import type { Feature } from '../feature.ts';
import { absen } from './absen.command.ts';
import { checkInPage } from './check-in.page.ts';
import { daftarhadir } from './daftarhadir.command.ts';
import { attendancePersonalData } from './personal-data.store.ts';

/** Who is in the room: the list to sign, name cards, checking in. */
export const attendance: Feature = {
  name: 'attendance',
  commands: [daftarhadir, absen],
  notices: [],
  jobs: [],
  pages: [checkInPage],
  personalData: attendancePersonalData,
};
