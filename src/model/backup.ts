/** How a backup was proved: put back into a scratch database, into a scratch schema, or not, for want of a right to make either. */
export type BackupProof = 'database' | 'schema' | 'none';

/** A backup that the bot made by itself and found good. */
export interface GoodBackup {
  /** When it was begun, epoch milliseconds. */
  readonly at: number;
  /** Name of the file in its folder. */
  readonly file: string;
  readonly rows: number;
  readonly proof: BackupProof;
}

/** How the backups stand that the bot makes by itself. */
export interface BackupStatus {
  readonly last?: GoodBackup | undefined;
  /** Why there is no newer one. */
  readonly failure?: { readonly at: number; readonly problem: string } | undefined;
}
