import type { AdminId } from '../config.ts';
import type { Db } from '../db/db.ts';
import type { FaqSearch } from '../features/faq/service.ts';
import type { Languages } from '../i18n/index.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';

/** What commands may use beside their unit of work. */
export interface CommandServices {
  /** The store outside any transaction, for the one-statement way of answers. */
  readonly db: Db;
  readonly languages: Languages;
  readonly faq: FaqSearch;
  readonly admins: readonly AdminId[];
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'privateChatUrl' | 'limits' | 'health'>>;
}
