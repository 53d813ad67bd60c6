import { openBalancer } from './balancer.ts';
import { type Child, launchAt } from './child.ts';
import { type Dwelling, type Life, openLifelines, type Place } from './life.ts';

/**
 * A dwelling for two bots, each in a process of its own that dies by SIGKILL: Telegram by webhook to whichever lives, a Slack
 * socket each, one database.
 */
export async function dwellApart(place: Place): Promise<Dwelling> {
  const balancer = await openBalancer();
  const webhook = {
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia-yang-cukup-panjang-0123456789',
  };
  return {
    seats: 2,
    begin: async (pieces) => {
      const { life, child } = await beginApart(place, webhook, pieces);
      child.then(
        ({ port }) => {
          if (!life.isAlive()) return;
          balancer.add(port);
          // Calls until the process is seen to be gone meet a closed door, as at a real proxy.
          void life.died.catch(() => undefined).finally(() => balancer.remove(port));
        },
        () => undefined,
      );
      return life;
    },
    close: balancer.close,
  };
}

async function beginApart(
  place: Place,
  webhook: Readonly<Record<string, string>>,
  pieces: number | undefined,
): Promise<{ readonly life: Life; readonly child: Promise<Child> }> {
  const state = { isKilled: false };
  const kill = (): void => {
    if (state.isKilled) return;
    state.isKilled = true;
    // The signal first: it must not live to see its lines cut.
    launched.kill();
    lines.cut();
  };
  const lines = await openLifelines(place, pieces, kill);
  const LOG_LEVEL = process.env.TEST_LOG ?? 'error';
  const launched = launchAt(place.clock.now(), { ...lines.environment, ...webhook, LOG_LEVEL });
  const died = launched.exited.then((log) => {
    if (!state.isKilled) throw new Error(`the bot ended by itself:\n${log.join('\n')}`);
  });
  died.catch(() => undefined);
  const life: Life = {
    up: launched.up.then(() => undefined),
    died,
    isAlive: () => !state.isKilled,
    unanswered: lines.unanswered,
    shorten: lines.shorten,
    tick: async () => {
      const child = await launched.up;
      await Promise.race([child.look(place.clock.now()), launched.exited]);
    },
    end: async () => {
      kill();
      await launched.exited;
    },
  };
  life.up.catch(() => undefined);
  return { life, child: launched.up };
}
