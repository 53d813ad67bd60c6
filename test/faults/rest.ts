import type { Stage } from './stage.ts';

/** Longest real time that the stage may need to come to rest. */
const PATIENCE_MS = 60_000;
const GLANCE_MS = 25;
const LOOK_MS = 3_000;
/** The forum's clock goes on while it waits, or nothing that waits for a later try would ever be tried. */
const STEP_MS = 2_000;

interface OpenWork {
  readonly queued: number;
  readonly sending: number;
  readonly stale: number;
}

/** What is still to be done, as the database says. */
export async function openWork({ database, clock }: Pick<Stage, 'database' | 'clock'>): Promise<OpenWork> {
  const { rows } = await database.pool.query<OpenWork>(
    `SELECT (SELECT count(*)::int FROM delivery WHERE state = 'queued' AND not_before <= $1) AS queued,
      (SELECT count(*)::int FROM delivery WHERE state = 'sending') AS sending,
      (SELECT count(*)::int FROM meeting WHERE notice_stale_at IS NOT NULL) AS stale`,
    [new Date(clock.now() + 3_600_000)],
  );
  return rows[0] ?? { queued: 0, sending: 0, stale: 0 };
}

/** A chat has a pace by the second and the minute of real time; here these pass faster. The platforms' own pace stays. */
export async function passMinutes({ database }: Pick<Stage, 'database'>): Promise<void> {
  await database.pool.query(`DELETE FROM pace_bucket WHERE key LIKE '%:%'`);
}

/**
 * Lets the bot work, through however many deaths, until every update is taken, nothing is due and every notice shows
 * the true state. `meanwhile` is called at every glance.
 */
export async function comeToRest(stage: Stage, meanwhile: () => void = () => {}): Promise<void> {
  const begun = performance.now();
  let calm = 0;
  while (calm < 2) {
    if (performance.now() - begun > PATIENCE_MS)
      throw new Error(`no rest: ${JSON.stringify(await describe(stage))}`);
    meanwhile();
    const deaths = stage.deaths;
    const hasLooked = await tick(stage);
    const { queued, sending, stale } = await openWork(stage);
    const isCalm =
      hasLooked &&
      deaths === stage.deaths &&
      queued + sending + stale === 0 &&
      stage.telegram.pendingUpdates().length === 0 &&
      stage.slack.connections() > 0;
    calm = isCalm ? calm + 1 : 0;
    stage.clock.advance(STEP_MS);
    await passMinutes(stage);
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
  await Promise.race([
    stage.slack.settled().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, 1_000)),
  ]);
}

/** Whoever is up looks what is due. Where that takes too long, or nobody is up, it is not known whether anything is. */
async function tick(stage: Stage): Promise<boolean> {
  const looking = stage
    .up()
    .then(stage.tick)
    .then(() => true);
  const deadline = new Promise<false>((resolve) => setTimeout(() => resolve(false), LOOK_MS));
  return Promise.race([looking, deadline]);
}

async function describe(stage: Stage): Promise<unknown> {
  const { rows } = await stage.database.pool.query(
    `SELECT d.state, d.reason, d.attempts, d.not_before, n.kind, d.target, d.worker_id FROM delivery d
     JOIN notice n ON n.id = d.notice_id WHERE d.state IN ('queued', 'sending') LIMIT 5`,
  );
  return {
    ...(await openWork(stage)),
    pending: stage.telegram.pendingUpdates().length,
    connections: stage.slack.connections(),
    deaths: stage.deaths,
    now: new Date(stage.clock.now()),
    rows,
  };
}
