/** How a call can be made to fail. */
export interface FaultPlan {
  /** Which Web API method (or `response_url`, `upload`); unset: whichever comes next. */
  readonly method?: string;
  /** `cut`: the connection breaks; `timeout`: no answer ever; `error`: `{ok: false, error}`. */
  readonly kind: '429' | '500' | 'cut' | 'timeout' | 'error';
  /** For kind `error`; `fatal_error` unless given. */
  readonly error?: string;
  /** For kind `429`; 1 unless given. */
  readonly retryAfterSeconds?: number;
  /** How many calls; 1 unless given. */
  readonly times?: number;
  /** The call takes effect, and only its answer fails. */
  readonly afterEffect?: boolean;
}

export interface Faults {
  /** The next matching call fails like this. */
  next(plan: FaultPlan): void;
  /** How many planned failures have not happened yet. */
  left(): number;
  /** Takes back what was planned. */
  forget(): void;
  /** True: nothing is answered and every connection is refused, until false. */
  down(isDown: boolean): void;
  isDown(): boolean;
  /** Uses up a planned fault for this call. */
  take(method: string): FaultPlan | undefined;
}

/** No faults yet. `onDown` is told when the service goes down or comes back. */
export function createFaults(onDown: (isDown: boolean) => void): Faults {
  const plans: { readonly plan: FaultPlan; left: number }[] = [];
  let down = false;
  return {
    next: (plan) => {
      plans.push({ plan, left: plan.times ?? 1 });
    },
    left: () => plans.reduce((sum, { left }) => sum + left, 0),
    forget: () => {
      plans.length = 0;
    },
    down: (isDown) => {
      down = isDown;
      onDown(isDown);
    },
    isDown: () => down,
    take: (method) => {
      const match = plans.find(
        ({ plan, left }) => left > 0 && (plan.method === undefined || plan.method === method),
      );
      if (match) match.left -= 1;
      return match?.plan;
    },
  };
}
