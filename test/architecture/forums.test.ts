import { describe, expect, it } from 'vitest';
import { OPEN_QUERIES } from './open.ts';
import { models, queriesOf } from './queries.ts';
import { sources } from './sources.ts';

/**
 * Statements that serve every forum at once, by the function that makes them. Whoever adds one says why no forum can see
 * another's rows by it.
 */
const FOR_ALL_FORUMS: Readonly<Record<string, string>> = {
  unbindChat: 'a chat of a platform belongs to one forum, and its address says which',
  noteReachability: 'as unbindChat',
  noteShutPlace: 'as unbindChat',
  noteOpenPlace: 'as unbindChat',
  moveChat: 'as unbindChat',
  handOver: 'as unbindChat',
  findDialogue: 'a dialogue belongs to a chat and a person of a platform, whichever forum it is about',
  endDialogue: 'as findDialogue',
  recordUpdate: 'which updates were seen is no forum’s',
  hasHeardAnybody: 'asks whether the bot was ever spoken to',
  readQueue: 'counts what waits, for operators',
  listOpenMeetings: 'the plan is made for all forums; each meeting comes with its own',
  noteNextLooks: 'writes when meetings of all forums are looked at next, each as it was read',
  listOpenActions: 'as listOpenMeetings',
  listHostedMeetings: 'as listOpenMeetings',
  listEndingDrafts: 'as listOpenMeetings',
  knownKeys: 'the key of a notice has the number of what it is about, which is unique among all forums',
  forgetUnused: 'forgets what nothing refers to, by age alone',
  forgetAdmissions: 'forgets by age alone',
  forgetEntering: 'forgets by age alone',
  forgetHeld: 'forgets by age alone',
  forgetQuotas: 'forgets by age alone',
  forgetProposals: 'forgets by age alone',
  forgetDialogues: 'forgets by age alone',
  emptyNotesOfSome: 'forgets by age alone',
  emptyDetails: 'forgets by age alone',
  forgetSubstitutes: 'forgets by age alone',
  forgetAskers: 'forgets by age alone',
  listDueDeliveries: 'the outbox sends for all forums; each delivery comes with its own',
  listStaleMeetings: 'as listDueDeliveries: posted messages of all forums are kept true',
  listRecentMeetings: 'as listStaleMeetings',
  listBeingSent: 'asks about the meetings of listStaleMeetings',
  clearStale: 'takes back the mark that listStaleMeetings read, as it was read',
  awaitChanges: 'waits for the meetings of claimed deliveries and reads nothing of them',
  lockNotices: 'holds the notices of claimed deliveries and reads nothing of them',
  readClaim: 'counts the deliveries that this process has claimed',
  settleDeliveries: 'writes what this process has claimed, by its claim',
  markUnnoted: 'as settleDeliveries',
  releaseDeliveries: 'as settleDeliveries',
  sendingBy: 'as readClaim',
  recoverFromDead: 'what a dead process had claimed waits again, whichever forum it is about',
  forgetChanges: 'forgets by age alone',
  forgetTallies: 'forgets by age alone',
};

/** What works for forums: where people's words, buttons and commands arrive, and the way out. */
const WORKS_FOR_FORUMS = /^src\/(?:chats|features|inbound|notices|outbox)\//;

const queries = sources.filter(({ path }) => WORKS_FOR_FORUMS.test(path)).flatMap(queriesOf);
const unscoped = queries
  .filter((query) => query.models.some((model) => models.get(model)?.hasForum === true))
  .filter(({ meaning }) => !/forum_?id/i.test(meaning));

describe('the forums', () => {
  it('are kept apart by every statement: it says which forum it is about, also where it goes by an id', () => {
    const found = unscoped
      .filter(({ within }) => FOR_ALL_FORUMS[within] === undefined && !OPEN_QUERIES.includes(within))
      .map(({ path, within, text }) => `${path}: ${within}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
    expect(queries.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });

  it('have exceptions only for what there is', () => {
    const known = new Set(unscoped.map(({ within }) => within));
    expect(Object.keys(FOR_ALL_FORUMS).filter((name) => !known.has(name))).toEqual([]);
  });
});
