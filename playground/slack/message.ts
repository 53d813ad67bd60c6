import type { JsonRecord } from './json.ts';

/** One message as it stands now; an edit replaces the object. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly fromBot: boolean;
  readonly text: string;
  readonly blocks: readonly JsonRecord[];
  readonly attachments: readonly JsonRecord[];
  readonly files: readonly string[];
  readonly threadTs?: string | undefined;
  readonly username?: string | undefined;
  readonly metadata?: JsonRecord | undefined;
  /** When it was last edited, as a `ts`. */
  readonly editedTs?: string | undefined;
  /** The only person who sees it; unset for a normal message. */
  readonly ephemeralFor?: string | undefined;
}
