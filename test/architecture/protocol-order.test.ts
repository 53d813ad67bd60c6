import { expect, it } from 'vitest';
import { sources, violations } from './sources.ts';

/** Institutions in the order of what they are called, in Prisma and in SQL. */
const BY_NAME =
  /orderBy: \[?\{ (?:institution: \{ )?(?:shortName|officialName)\b|ORDER BY \w+\.(?:code|short_name|official_name)\b/g;

it('institutions are listed in the order of protocol, by the one comparator of db/protocol-order.ts', () => {
  const bad = ['orderBy: { institution: { shortName: ', 'array_agg(i.short_name ORDER BY i.code)'];
  expect(bad.filter((text) => text.match(BY_NAME) === null)).toEqual([]);
  const found = violations(sources, ({ uncommented }) =>
    [...uncommented.matchAll(BY_NAME)].map(([text]) => `${text} – use IN_PROTOCOL_ORDER or protocolOrder`),
  );
  expect(found).toEqual([]);
});
