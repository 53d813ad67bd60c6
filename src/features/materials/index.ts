import type { Feature } from '../feature.ts';
import { bahan } from './bahan.command.ts';
import { materialsNotice } from './materials.notice.ts';
import { materialsPersonalData } from './personal-data.store.ts';

/** What is read for a meeting, and what a file is for that came without a word. */
export const materials: Feature = {
  name: 'materials',
  commands: [bahan],
  notices: [materialsNotice],
  jobs: [],
  personalData: materialsPersonalData,
};
