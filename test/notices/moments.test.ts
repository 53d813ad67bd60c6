import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, isStillDue } from '../../src/notices/moments.ts';
import type { DueMoment } from '../../src/notices/schedule.ts';

const moment = (at: number, until: number, since = 0): DueMoment => ({
  at,
  until,
  since,
  key: `k${at}`,
  facts: {},
});
const THREE = [moment(10, 20), moment(30, 50), moment(60, 70)];

describe('what is due', () => {
  test('nothing before the first moment', () => {
    expect(decide(THREE, { known: new Set(), now: 9 })).toEqual({ send: undefined, skip: [] });
  });

  test('a moment that has come is sent, once', () => {
    expect(decide(THREE, { known: new Set(), now: 10 }).send?.key).toBe('k10');
    expect(decide(THREE, { known: new Set(['k10']), now: 11 }).send).toBeUndefined();
  });

  test('of several missed the last that makes sense is sent, the others are recorded', () => {
    const { send, skip } = decide(THREE, { known: new Set(), now: 45 });
    expect(send?.key).toBe('k30');
    expect(skip.map(({ moment: { key }, reason }) => `${key} ${reason}`)).toEqual(['k10 too-late']);
  });

  test('what is too late for good is only recorded', () => {
    const { send, skip } = decide(THREE, { known: new Set(), now: 99 });
    expect(send).toBeUndefined();
    expect(skip).toHaveLength(3);
  });

  test('what came before the announcement was never owed', () => {
    const late = THREE.map((one) => ({ ...one, since: 25 }));
    expect(decide(late, { known: new Set(), now: 45 })).toEqual({ send: late[1], skip: [] });
  });

  test('an earlier moment that a sent one has overtaken is not sent any more', () => {
    expect(decide(THREE, { known: new Set(['k30']), now: 45 })).toEqual({ send: undefined, skip: [] });
  });

  test('however often and late it is asked, no moment is decided twice and none is forgotten', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (asks) => {
        const known = new Set<string>();
        for (const now of asks.toSorted((left, right) => left - right)) {
          const { send, skip } = decide(THREE, { known, now });
          const decided = [...(send === undefined ? [] : [send]), ...skip.map((one) => one.moment)];
          for (const { key } of decided) {
            expect(known.has(key)).toBe(false);
            known.add(key);
          }
        }
        const last = Math.max(...asks);
        expect([...known].toSorted()).toEqual(THREE.filter(({ at }) => at <= last).map(({ key }) => key));
      }),
    );
  });

  test('a moment is still due while it is one and its grace lasts', () => {
    expect(isStillDue(THREE, { key: 'k10', now: 15 })).toBe(true);
    expect(isStillDue(THREE, { key: 'k10', now: 20 })).toBe(false);
    expect(isStillDue(THREE, { key: 'k11', now: 15 })).toBe(false);
  });
});
