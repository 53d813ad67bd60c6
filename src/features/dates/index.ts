import type { Feature } from '../feature.ts';
import { cadenceSetting } from './irama.ts';
import { usulkantanggal } from './usulkantanggal.command.ts';

/** The dates of meetings: how often the forum meets, and which days come next. */
export const dates: Feature = {
  name: 'dates',
  commands: [usulkantanggal],
  notices: [],
  jobs: [],
  forumSettings: [cadenceSetting],
  personalData: { models: {} },
};
