import { ACTION_BYTES } from '../../platform/action.ts';
import type { PlatformLimits } from '../../platform/platform.ts';

/**
 * What the core must know of Slack. Rates: one message a second in a channel and several hundred a
 * minute in a workspace (Slack's "Rate limits" page, chat.postMessage).
 */
export const slackLimits: PlatformLimits = {
  actionBytes: ACTION_BYTES,
  hasForms: true,
  hasEphemeral: true,
  redelivers: false,
  perSecond: 5,
  perSecondInChat: 1,
  perMinuteInGroup: 60,
};

/** Lengths in characters and counts that Slack enforces (Block Kit reference, method pages). */
export const MAX = {
  blocksInMessage: 50,
  elementsInActions: 25,
  header: 150,
  contextText: 3_000,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  blockId: 255,
  viewTitle: 24,
  viewBlocks: 100,
  inputLabel: 2_000,
  inputText: 3_000,
  optionText: 75,
  optionValue: 150,
  optionsInSelect: 100,
  privateMetadata: 3_000,
} as const;

/** Weight (see `weightOf`) of one block's text, so that no text comes near 3,000 characters. */
export const BLOCK_WEIGHT = 2_900;

/**
 * Weight of all blocks of a message. Slack answers `msg_blocks_too_long` from about 13,200 characters of
 * its own JSON on, which is documented nowhere (slackapi/bolt-js issue 2509).
 */
export const MESSAGE_WEIGHT = 12_000;

/** What a block costs beside its text; a divider was measured at about 125 characters (same issue). */
export const BLOCK_OVERHEAD = 130;

/** Longest notification text; readers see the first line of it. */
export const MAX_SUMMARY = 2_000;

/** How often a `response_url` may be used, within 30 minutes (Slack, "Handling user interaction"). */
export const RESPONSE_URL_USES = 5;

/** Milliseconds until a delivery is acknowledged even though the handler is still busy; Slack waits 3,000. */
export const ACKNOWLEDGE_AFTER_MS = 2_000;

/** Milliseconds a call to Slack may take. */
export const CALL_TIMEOUT_MS = 15_000;

/** Largest request body that is read; Slack's own are far below. */
export const MAX_BODY_BYTES = 1_048_576;
/** What all requests together may have sent before their signature is proven; Slack's own have a few kilobytes each. */
export const MAX_UNPROVEN_BYTES = 16 * MAX_BODY_BYTES;

/** Longest plain text beside the blocks, in characters; Slack recommends at most 4,000 (chat.postMessage manual). */
export const MAX_FALLBACK = 3_000;
