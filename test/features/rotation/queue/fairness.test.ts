import { describe, expect, it } from 'vitest';
import type { DeclinedGoes, OrderRules } from '../../../../src/features/rotation/queue/order.rules.ts';
import { twiceInRow, unfairTurns } from './fairness.ts';
import { type Simulated, simulate } from './simulated-forum.ts';

/** A thousand are played by `test/faults/fair-turns.test.ts`. */
const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);
const PLAIN: OrderRules = { order: 'fair', willingFirst: false, alternates: false };
const KEEN: OrderRules = { order: 'fair', willingFirst: true, alternates: true };

const played = (seed: number, more: Pick<Simulated, 'members' | 'rules'> & { goes?: DeclinedGoes }) =>
  simulate({ seed, years: 20, goes: seed % 2 === 0 ? 'keeps' : 'end', ...more });

describe('twenty years of a forum, with refusals, swaps, offers, absences, members who come and go', () => {
  it.each([5, 12, 150])('have a host for every meeting, whatever befalls %i members', (members) => {
    for (const seed of SEEDS) {
      const history = played(seed, { members, rules: KEEN });
      expect(history).toHaveLength(120);
      expect(history.filter(({ host }) => host === undefined)).toEqual([]);
    }
  });

  it.each([5, 12, 150])('give nobody of %i members two meetings in a row while another can', (members) => {
    for (const seed of SEEDS) expect(twiceInRow(played(seed, { members, rules: KEEN }))).toEqual([]);
  });

  it.each([5, 12, 150])(
    'give nobody of %i members a second turn before the others had a chance',
    (members) => {
      for (const seed of SEEDS) expect(unfairTurns(played(seed, { members, rules: PLAIN }), 1)).toEqual([]);
    },
  );

  it.each([5, 12, 150])(
    'give nobody of %i members three turns before the others had a chance, also where who offers itself goes first',
    (members) => {
      for (const seed of SEEDS) expect(unfairTurns(played(seed, { members, rules: KEEN }), 2)).toEqual([]);
    },
  );

  it('are the same for the same seed, and others for another', () => {
    const hosts = (seed: number) => played(seed, { members: 150, rules: KEEN }).map(({ host }) => host);
    expect(hosts(7)).toEqual(hosts(7));
    expect(hosts(7)).not.toEqual(hosts(8));
  });
});
