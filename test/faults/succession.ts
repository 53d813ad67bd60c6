import type { Dwelling, Life } from './life.ts';

/** Gives the length of the next life in pieces of data; undefined: no more deaths. */
export type NextLife = () => number | undefined;

/** Bots that come back whenever they die. */
export interface Succession {
  /** Brings the bots to life and keeps bringing them back. */
  live(nextLife: NextLife): void;
  /** Resolves as soon as one is up. */
  up(): Promise<void>;
  /** Has everyone who is up do what is due. */
  tick(): Promise<void>;
  /** Gives a bot that would live on so many pieces of data more. */
  bound(pieces: number): void;
  deaths(): number;
  /** Calls to the platforms whose answers died with a bot, in all. */
  unanswered(): number;
  end(): Promise<void>;
}

/** One bot after the other in each seat of a dwelling, each started as soon as the last one died. */
export function createSuccession(dwelling: Dwelling): Succession {
  const total = { deaths: 0, unanswered: 0 };
  const onDeath = (life: Life): void => {
    total.deaths += 1;
    total.unanswered += life.unanswered();
  };
  const seats = Array.from({ length: dwelling.seats }, () => createSeat(dwelling, onDeath));
  return {
    live: (nextLife) => {
      for (const seat of seats) seat.live(nextLife);
    },
    up: () => Promise.race(seats.map((seat) => seat.up())),
    tick: async () => {
      await Promise.all(seats.map((seat) => seat.tick()));
    },
    bound: (pieces) => seats.find((seat) => seat.livesOn())?.bound(pieces),
    deaths: () => total.deaths,
    unanswered: () => total.unanswered,
    end: async () => {
      await Promise.all(seats.map((seat) => seat.end()));
    },
  };
}

interface Seat {
  live(nextLife: NextLife): void;
  up(): Promise<void>;
  tick(): Promise<void>;
  livesOn(): boolean;
  bound(pieces: number): void;
  end(): Promise<void>;
}

function createSeat(dwelling: Dwelling, onDeath: (life: Life) => void): Seat {
  let current = failed(new Error('nobody lives yet'));
  let living: Life | undefined;
  const state = { livesOn: false, isEnded: false };
  const live = (nextLife: NextLife): void => {
    const pieces = nextLife();
    state.livesOn = pieces === undefined;
    current = dwelling.begin(pieces);
    attend(current, nextLife).catch((fault: unknown) => {
      current = failed(fault);
    });
  };
  const attend = async (beginning: Promise<Life>, nextLife: NextLife): Promise<void> => {
    const life = await beginning;
    life.up.then(
      () => {
        if (life.isAlive()) living = life;
      },
      () => undefined,
    );
    await life.died;
    living = undefined;
    if (state.isEnded) return;
    onDeath(life);
    live(nextLife);
  };
  return {
    live,
    up: async () => {
      while (!state.isEnded) {
        const life = await current;
        const isUp = await life.up.then(
          () => life.isAlive(),
          (fault: unknown) => {
            if (life.isAlive()) throw fault;
            return false;
          },
        );
        if (isUp) return;
        await life.died;
      }
      throw new Error('nobody lives any more');
    },
    tick: async () => living?.tick(),
    livesOn: () => state.livesOn,
    bound: (pieces) => {
      state.livesOn = false;
      void current.then((life) => life.shorten(pieces));
    },
    end: async () => {
      state.isEnded = true;
      const last = await current.catch(() => undefined);
      await last?.end();
    },
  };
}

function failed(fault: unknown): Promise<Life> {
  const rejected = Promise.reject(fault);
  rejected.catch(() => undefined);
  return rejected;
}
