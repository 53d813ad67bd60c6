import { hashText, type Randomness } from '../../lib/ids.ts';

const SPOKEN = '[2-9A-HJKMNP-Z]';
/** Characters of a code; 31^8 and 31^10 possibilities. */
const LINK_LENGTH = 8;
const INVITATION_LENGTH = 10;
const INVITATION_MARK = 'UND';

const INVITATION = new RegExp(`^${INVITATION_MARK}(${SPOKEN}{${INVITATION_LENGTH}})$`);
const LINK = new RegExp(`^(${SPOKEN}{${LINK_LENGTH}})$`);

/** A code as it is shown, in groups that are read aloud easily; it is kept only as `hash`. */
export interface NewCode {
  readonly shown: string;
  readonly hash: string;
}

/** A new code that links two accounts: `ABCD-EFGH`. */
export function newLinkCode(randomness: Randomness): NewCode {
  const code = randomness.code(LINK_LENGTH);
  return { shown: `${code.slice(0, 4)}-${code.slice(4)}`, hash: hashText(code) };
}

/** A new invitation: `UND-ABCDE-FGHJK`; it fits into the payload of an address that opens a chat. */
export function newInvitationCode(randomness: Randomness): NewCode {
  const code = randomness.code(INVITATION_LENGTH);
  return {
    shown: `${INVITATION_MARK}-${code.slice(0, 5)}-${code.slice(5)}`,
    hash: hashText(`${INVITATION_MARK}${code}`),
  };
}

/** The hash of what looks like an invitation, in any case and spacing; undefined for other words. */
export function readInvitationCode(words: string): string | undefined {
  const code = compact(words);
  return INVITATION.test(code) ? hashText(code) : undefined;
}

/** The hash of what looks like a link code; undefined for other words. */
export function readLinkCode(words: string): string | undefined {
  const code = compact(words);
  return LINK.test(code) ? hashText(code) : undefined;
}

function compact(words: string): string {
  return words.replace(/[\s\-–—_]/g, '').toUpperCase();
}
