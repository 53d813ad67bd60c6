import type { PlatformName } from '../../platform/incoming.ts';
import type { Quiet } from '../quiet.ts';
import type { ForumPlan } from '../schedule.ts';

/** When a forum reminds, as far as it chose that, and when it is quiet. */
export interface ForumReminders {
  readonly plan: ForumPlan;
  readonly quiet: Quiet;
}

/** What a person wishes. */
export interface PersonWishes {
  /** Undefined: the platform last used. */
  readonly platform: PlatformName | undefined;
  /** Undefined: the forum's hours. */
  readonly quiet: { readonly from: string; readonly until: string } | undefined;
  readonly level: 'all' | 'few';
}
