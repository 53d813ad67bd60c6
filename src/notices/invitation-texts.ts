import { z } from 'zod';

/** The parts of an invitation around its facts, top to bottom. */
export const INVITATION_PARTS = ['addressees', 'opening', 'closing', 'signature'] as const;

/** One of them. */
export type InvitationPart = (typeof INVITATION_PARTS)[number];

/** Most characters of a part. */
export const PART_LENGTHS: Readonly<Record<InvitationPart, number>> = {
  addressees: 500,
  opening: 400,
  closing: 400,
  signature: 200,
};

/** Most lines of a part. */
export const PART_LINES = 5;

const text = z.string();
const parts = z.object({
  addressees: text.optional(),
  opening: text.optional(),
  closing: text.optional(),
  signature: text.optional(),
});

/** What a forum says there in a language instead of what it says unless it was changed; an empty text is left out. */
export type PartTexts = z.infer<typeof parts>;

const stored = z.record(z.string(), parts).catch({});

/** What a forum says around the facts of its invitations, by language. */
export type InvitationTexts = Readonly<Record<string, PartTexts>>;

/** The texts as they are stored with a forum. */
export function readInvitationTexts(json: unknown): InvitationTexts {
  return stored.parse(json);
}
