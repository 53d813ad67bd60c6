import { hashText, type Randomness } from '../../../lib/ids.ts';

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

/** Codes that a text shows to whoever reads it, as hashes; a code of two groups counts with its dash, or alone. */
export interface ShownCodes {
  readonly invitations: readonly string[];
  readonly links: readonly string[];
}

const DASH = '[-‐-―_]';
const SHOWN_INVITATION = new RegExp(
  `(?<![A-Z0-9])${INVITATION_MARK}(?:\\s|${DASH})*(?:${SPOKEN}(?:\\s|${DASH})*){${INVITATION_LENGTH}}(?![A-Z0-9])`,
  'gi',
);
const SHOWN_LINK = new RegExp(`(?<![A-Z0-9-])${SPOKEN}{4}\\s?${DASH}\\s?${SPOKEN}{4}(?![A-Z0-9-])`, 'gi');
/** A code as the bot shows it; everyday words of four and four letters are not in capitals. */
const WRITTEN_LINK = new RegExp(SHOWN_LINK.source);
/** Longer texts are cut before they are searched. */
const LONGEST = 4_000;

/** The codes that stand in a text, in any case and spacing. Pure; whether they are anybody's only the store knows. */
export function codesIn(text: string): ShownCodes {
  const words = text.slice(0, LONGEST);
  const alone = readLinkCode(words);
  const invitations = [...words.matchAll(SHOWN_INVITATION)].flatMap(
    ([found]) => readInvitationCode(found) ?? [],
  );
  const links = [...words.matchAll(SHOWN_LINK)].flatMap(([found]) => readLinkCode(found) ?? []);
  return { invitations, links: alone === undefined ? links : [...links, alone] };
}

/** Whether a text looks as if it showed a code, also one that nobody said to the bot. Pure. */
function looksLikeCode(text: string): boolean {
  const words = text.slice(0, LONGEST);
  return codesIn(words).invitations.length > 0 || WRITTEN_LINK.test(words);
}

/** Whether a text shows what looks like a code: said to the bot any, else only what everyday words are not. Pure. */
export function showsCode(text: string, { isSaidToBot }: { readonly isSaidToBot: boolean }): boolean {
  if (!isSaidToBot) return looksLikeCode(text);
  const { invitations, links } = codesIn(text);
  return invitations.length + links.length > 0;
}

function compact(words: string): string {
  return words.replace(/[\s\-‐-―_]/g, '').toUpperCase();
}
