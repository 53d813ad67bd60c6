import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Randomness, passed in so that tests can foresee it. */
export interface Randomness {
  /** A whole number, 0 <= n < bound. */
  integer(bound: number): number;
  /** `length` characters of an alphabet that is read aloud safely (no 0/O, 1/I/L). */
  code(length: number): string;
  /** Hexadecimal text of `bytes` random bytes. */
  token(bytes: number): string;
}

const SPOKEN_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Randomness of the operating system. */
export const systemRandomness: Randomness = {
  integer: (bound) => randomInt(bound),
  code: (length) => Array.from({ length }, () => SPOKEN_ALPHABET[randomInt(SPOKEN_ALPHABET.length)]).join(''),
  token: (bytes) => randomBytes(bytes).toString('hex'),
};

/** SHA-256 of a text as hexadecimal; codes are stored only so. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
