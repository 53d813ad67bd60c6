import { type Finding, failing, fine } from './finding.ts';

/** More than this between two clocks is a fault: reminders are due within a minute, Slack's signatures last five. */
const LARGEST_SKEW_MS = 60_000;

/** Compares this machine's clock with another one, both in epoch milliseconds. */
export function checkClock(other: { readonly whose: string; readonly at: number }, now: number): Finding {
  const skew = now - other.at;
  const seconds = Math.round(Math.abs(skew) / 1_000);
  if (Math.abs(skew) <= LARGEST_SKEW_MS) return fine('clock', `agrees with ${other.whose}`);
  return failing('clock', {
    says: `this machine is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} ${other.whose}`,
    todo: 'Switch on time synchronisation (NTP) on this machine, and on the other where it is yours.',
  });
}
