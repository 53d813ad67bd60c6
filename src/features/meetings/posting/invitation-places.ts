import { MINUTE_MS } from '../../../lib/clock.ts';
import { MESSAGE_GONE, REPOSTING } from '../../../notices/ledger/reasons.ts';
import type { PlatformName } from '../../../platform/incoming.ts';

/**
 * How a meeting's invitation stands in a group or channel: it is there; it is there and cannot be kept true, because the bot may not
 * write there now (`stuck`) or may not change it (`frozen`); somebody has deleted it; the chat refused it and is tried again
 * (`missing`); it was given up; it is being tried; it is on its way.
 */
export const PLACE_STATES = [
  'present',
  'stuck',
  'frozen',
  'deleted',
  'missing',
  'failed',
  'waiting',
  'underWay',
] as const;

export type PlaceState = (typeof PLACE_STATES)[number];

/** A bound group or channel to which the invitation was sent, or was to be. */
export interface InvitationPlace {
  readonly chatRowId: number;
  readonly platform: PlatformName;
  readonly title: string;
  readonly state: PlaceState;
  /** Words of the platform, or of ours, that say what is amiss; empty where nothing is known to be. */
  readonly reason: string;
}

/** The newest invitation to a group or channel, and what is known of the chat. */
export interface PlaceRow {
  readonly chatRowId: number;
  readonly platform: PlatformName;
  readonly title: string;
  /** State of the delivery. */
  readonly delivery: string;
  /** Whether its message is known. */
  readonly stands: boolean;
  /** Whether a platform has refused it and nothing else was tried yet. */
  readonly isRefused: boolean;
  readonly attempts: number;
  readonly reason: string | null;
  /** Words in which the chat last refused a message; null while it can be written to. */
  readonly refusal: string | null;
  /** When the invitation was planned, epoch milliseconds. */
  readonly plannedAt: number;
}

/** So long nobody is told that an invitation is still not there. */
const PATIENCE_MS = 2 * MINUTE_MS;
/** Reasons that are no trouble: a turn is waited for. */
const IN_TURN: readonly (string | null)[] = [null, 'pace', 'wait', REPOSTING];

/** How the invitation stands there; undefined where it was not to be sent after all. */
export function placeOf(row: PlaceRow, now: number): InvitationPlace | undefined {
  const { chatRowId, platform, title } = row;
  const state = stateOf(row, now);
  if (state === undefined) return undefined;
  return { chatRowId, platform, title, state, reason: whyOf(row, state) };
}

/** When the patience with the first of these ends that is under way and has been tried; undefined where none is. */
export function patientUntil(rows: readonly PlaceRow[], now: number): number | undefined {
  const ends = rows
    .filter(({ delivery, attempts }) => delivery === 'queued' && attempts > 0)
    .map(({ plannedAt }) => plannedAt + PATIENCE_MS)
    .filter((end) => end > now);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function whyOf({ refusal, reason }: PlaceRow, state: PlaceState): string {
  if (state === 'present') return '';
  if (state === 'deleted') return MESSAGE_GONE;
  return refusal ?? (state === 'underWay' ? '' : (reason ?? ''));
}

function stateOf(row: PlaceRow, now: number): PlaceState | undefined {
  const { delivery, stands, isRefused, attempts, reason, refusal, plannedAt } = row;
  switch (delivery) {
    case 'sent':
      if (!stands && reason === MESSAGE_GONE) return 'deleted';
      if (refusal !== null) return 'stuck';
      return reason === null ? 'present' : 'frozen';
    case 'failed':
      return 'failed';
    case 'unreachable':
      return 'missing';
    case 'queued':
    case 'sending': {
      const isYoung = now < plannedAt + PATIENCE_MS;
      if (isRefused || isYoung || reason === REPOSTING) return 'underWay';
      return attempts > 0 && !IN_TURN.includes(reason) ? 'waiting' : 'underWay';
    }
    default:
      return undefined;
  }
}
