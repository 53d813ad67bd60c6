import { expect, it } from 'vitest';
import { inNameOrder } from '../../src/language/name-order.ts';

it('orders by the name that is shown, as a reader looks for it', () => {
  const shown = ['Kemenko Polkam', 'BRIN', 'kemenag', 'Polri', 'BPS', 'Daerah 10', 'Daerah 2'];
  expect(inNameOrder(shown, (name) => name)).toEqual([
    ...['BPS', 'BRIN', 'Daerah 2', 'Daerah 10', 'kemenag', 'Kemenko Polkam', 'Polri'],
  ]);
});

it('keeps the given list as it is', () => {
  const given = [{ name: 'B' }, { name: 'A' }];
  expect(inNameOrder(given, ({ name }) => name).map(({ name }) => name)).toEqual(['A', 'B']);
  expect(given[0]?.name).toBe('B');
});
