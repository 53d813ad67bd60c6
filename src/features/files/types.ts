/** A kept file without its bytes. */
export interface KeptFile {
  readonly id: number;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Of the content, hexadecimal: the same file sent twice has the same. */
  readonly sha256: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** What a forum keeps at most, in megabytes. */
export interface FileLimits {
  /** Of one file. */
  readonly file: number;
  /** Of all files together. */
  readonly files: number;
}
