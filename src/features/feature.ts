import type { Command } from '../inbound/command.ts';
import type { Job } from '../model/job.ts';
import type { NoticeKind } from '../notices/kind.ts';
import type { PersonalData } from '../personal-data/types.ts';
import type { ForumSetting } from './forum/types.ts';

/** What a room of the house brings; the room says it in its `index.ts`, and `features/index.ts` lists the rooms. */
export interface Feature {
  readonly name: string;
  /** What people may ask it to do; their order is that of the menus. */
  readonly commands: readonly Command[];
  /** What it tells people later, of itself. */
  readonly notices: readonly NoticeKind[];
  /** What it looks after regularly. */
  readonly jobs: readonly Job[];
  /** Settings of the forum that it keeps, under `/forum`. */
  readonly forumSettings?: readonly ForumSetting[];
  /** What it keeps about people, with every column of its tables. */
  readonly personalData: PersonalData;
}
