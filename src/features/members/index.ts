import type { Feature } from '../feature.ts';
import { anggota } from './anggota.command.ts';
import { daftar } from './daftar.command.ts';
import { peran } from './peran.command.ts';
import { membersPersonalData } from './personal-data.ts';
import { sambung } from './sambung.command.ts';
import { start } from './start.command.ts';
import { undang } from './undang.command.ts';

/** Members: people, their seats, accounts and roles, and how they come in. */
export const members: Feature = {
  name: 'members',
  commands: [start, daftar, sambung, anggota, peran, undang],
  jobs: [],
  personalData: membersPersonalData,
};
