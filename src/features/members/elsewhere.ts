import type { Elsewhere } from '../../inbound/replies.ts';

/** Members' data is never shown in groups. */
export const MEMBERS_ELSEWHERE: Elsewhere = {
  key: 'members:elsewhere',
  command: 'anggota',
  payload: 'anggota',
};
