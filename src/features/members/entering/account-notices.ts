import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { listAccounts } from '../people.store.ts';
import { accountLinked } from './account-linked.notice.ts';
import type { Newcomer } from './types.ts';

/** It may be a theft that should be noticed soon. */
const PRIORITY = 20;
const KEY_BYTES = 4;

/** An account that became a person's. */
export interface LinkedAccount {
  readonly forumId: number;
  readonly personId: number;
  readonly newcomer: Newcomer;
  /** Accounts on its platform that were cut off by it. */
  readonly replaced: readonly { readonly externalId: string }[];
}

/** Tells every other account of a person that one came to it, and those that it replaced that they are cut off. */
export async function tellKnownAccounts(work: Work, linked: LinkedAccount): Promise<void> {
  const { forumId, personId, newcomer, replaced } = linked;
  const { platform, externalId, name, shownName = name } = newcomer;
  const accounts = await listAccounts(work.db, { forumId, personIds: [personId] });
  const others = accounts.filter(
    (account) => account.platform !== platform || account.externalId !== externalId,
  );
  const facts = { personId, platform, shownName, isReplaced: false };
  await plan(work, { forumId, facts, targets: others.map(asTarget) });
  const cut = replaced.map((account) => asTarget({ platform, ...account }));
  await plan(work, { forumId, facts: { ...facts, isReplaced: true }, targets: cut });
}

async function plan(
  work: Work,
  {
    forumId,
    facts,
    targets,
  }: {
    readonly forumId: number;
    readonly facts: {
      readonly personId: number;
      readonly platform: Newcomer['platform'];
      readonly shownName: string;
      readonly isReplaced: boolean;
    };
    readonly targets: readonly NoticeTarget[];
  },
): Promise<void> {
  if (targets.length === 0) return;
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: accountLinked,
    key: `accountLinked:${facts.personId}:${work.randomness.token(KEY_BYTES)}`,
    facts,
    targets,
  });
}

function asTarget({ platform, externalId }: Pick<Newcomer, 'platform' | 'externalId'>): NoticeTarget {
  return { kind: 'account', platform, externalId };
}
