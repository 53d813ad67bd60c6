import { z } from 'zod';

/**
 * A backup is gzipped lines of JSON: the head, then for each table its name and its rows as PostgreSQL writes them
 * (`row_to_json`), then the tail. Without a tail whose checksum is right, a file is not taken.
 */
export const BACKUP_FORMAT = 'gunungan-backup';
export const BACKUP_VERSION = 1;

const migrationSchema = z.object({ name: z.string(), checksum: z.string() });

export const headSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  madeAt: z.string(),
  /** What the schema was made of, oldest first. */
  migrations: z.array(migrationSchema),
});

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });

export const tailSchema = z.object({
  end: z.literal(true),
  rows: z.number().int(),
  /** Where each table's numbers stand. */
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  /** SHA-256 of every line before this one, as hexadecimal. */
  sha256: z.string(),
});

export type BackupHead = z.infer<typeof headSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
export type BackupTail = z.infer<typeof tailSchema>;
export type BackupMigration = z.infer<typeof migrationSchema>;
