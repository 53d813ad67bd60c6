/** A fault of the platform or of the line to it, told from outside. */
export interface FaultPlan {
  /** The method that fails; without it the next call of any method but `getUpdates`. */
  readonly method?: string;
  /**
   * `cut` ends the connection without an answer, `timeout` leaves it open without one; the others are answers with
   * that status.
   */
  readonly kind: '429' | '500' | '403' | 'cut' | 'timeout';
  /** Wait that a 429 asks for; 1 unless given. */
  readonly retryAfterSeconds?: number;
  /** How many calls fail; 1 unless given. */
  readonly times?: number;
  /** The call takes effect first, only its answer is lost. */
  readonly afterEffect?: boolean;
}

/** Faults as tests and the playground order them. */
export interface Faults {
  next(plan: FaultPlan): void;
  /** While down, every connection is cut and no webhook is called. */
  down(isDown: boolean): void;
  /** Forgets all planned faults and comes up again. */
  clear(): void;
}

/** Faults as the server asks for them. */
export interface FaultSource extends Faults {
  isDown(): boolean;
  /** The fault that hits this call, which uses it up. */
  take(method: string): FaultPlan | undefined;
}

/** Makes a source without faults; `onDown` is called when the platform goes down. */
export function createFaults(onDown: () => void): FaultSource {
  let isDown = false;
  let plans: { readonly plan: FaultPlan; left: number }[] = [];
  const down = (value: boolean): void => {
    isDown = value;
    if (value) onDown();
  };
  return {
    down,
    isDown: () => isDown,
    next: (plan) => {
      plans.push({ plan, left: plan.times ?? 1 });
    },
    clear: () => {
      plans = [];
      down(false);
    },
    take: (method) => {
      const entry = plans.find(({ plan }) =>
        plan.method === undefined ? method !== 'getUpdates' : plan.method === method,
      );
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) plans = plans.filter((other) => other !== entry);
      return entry.plan;
    },
  };
}
