import type { NoticeKind } from '../../src/notices/kind.ts';

/** A kind with what one notice of it is written from. */
export interface Example<Facts, Details> {
  readonly kind: NoticeKind<Facts, Details>;
  readonly facts: Facts;
  readonly details: Details;
}

/** Such an example. */
export function exampleOf<Facts, Details>(
  kind: NoticeKind<Facts, Details>,
  facts: NoInfer<Facts>,
  details: NoInfer<Details> | undefined,
): Example<Facts, Details> {
  return { kind, facts, details: details as Details };
}
