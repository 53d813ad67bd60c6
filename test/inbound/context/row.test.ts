import { describe, expect, it } from 'vitest';
import { type ContextRow, toContext } from '../../../src/inbound/context/context.store.ts';
import type { Origin } from '../../../src/inbound/context/statement.ts';

const row: ContextRow = {
  forum_id: 1,
  forum_name: 'FORSES',
  time_zone: 'Asia/Jakarta',
  forum_locale: 'id',
  chat_row_id: null,
  chat_bound: null,
  chat_locale: null,
  person_id: null,
  person_name: null,
  person_salutation: null,
  has_other_forums: null,
  roles: null,
  seats: null,
};
const origin = (id: string, isPerson = true): Origin => ({
  platform: 'telegram',
  sender: { id, displayName: 'Nama di aplikasi', isPerson },
  chat: { id, threadId: '', kind: 'private', title: '' },
});
const admins = [{ platform: 'telegram', externalId: '1001' }] as const;

describe('the roles of who speaks', () => {
  it('follow from the seat, from what was granted and from the environment', () => {
    const seat = { institution_id: 3, code: 'BMKG', short_name: 'BMKG' };
    const known = { ...row, person_id: 7, person_name: 'Guswanto', roles: ['chair' as const] };
    const seats = [
      { ...seat, capacity: 'holder' as const },
      { ...seat, institution_id: 4, capacity: 'aide' as const },
    ];
    const { actor } = toContext({ row: { ...known, seats }, origin: origin('1001'), admins });
    expect([...actor.roles].sort()).toEqual(['admin', 'aide', 'chair', 'member']);
    expect([actor.name, actor.personId]).toEqual(['Guswanto', 7]);
  });

  it('are none for a stranger, who keeps the name the platform shows', () => {
    const { actor, chat } = toContext({ row, origin: origin('5'), admins });
    expect([actor.roles.size, actor.name, actor.personId, actor.seats]).toEqual([
      0,
      'Nama di aplikasi',
      undefined,
      [],
    ]);
    expect(chat).toEqual({ rowId: undefined, isBound: false, locale: undefined });
  });

  it('do not come with an admin’s id where the platform vouches for no person, nor from the other platform', () => {
    expect(toContext({ row, origin: origin('1001', false), admins }).actor.roles.size).toBe(0);
    expect(
      toContext({ row, origin: { ...origin('1001'), platform: 'slack' }, admins }).actor.roles.size,
    ).toBe(0);
  });
});
