import type { Db } from '../db/db.ts';
import type { Languages } from '../i18n/index.ts';
import type { Command } from '../inbound/command.ts';
import type { Clock } from '../lib/clock.ts';
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
  /** What it shows in a browser; nothing unless given. */
  readonly pages?: readonly Page[];
  /** What it keeps about people, with every column of its tables. */
  readonly personalData: PersonalData;
}

/** What pages are made from. */
export interface PageServices {
  readonly db: Db;
  readonly clock: Clock;
  readonly languages: Languages;
}

/** Pages under one path, served over HTTP to whoever knows the address: that has to be unguessable. */
export interface Page {
  /** Begins and ends with a slash. */
  readonly branch: string;
  /** Shows what stands at the rest of the path; undefined where there is nothing. */
  show(
    services: PageServices,
    rest: string,
  ): Promise<
    | { readonly contentType: string; readonly body: string | Buffer; readonly maxAgeSeconds: number }
    | undefined
  >;
}
