import type { SlackState } from './state.ts';

const LIFE_MS = 3_000;

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: one modal each, within 3 s by the clock. */
export interface Triggers {
  /** A fresh trigger id for something that this person did. */
  issue(user: string): string;
  /** Uses a trigger id up; the person behind it, or why not. */
  exchange(triggerId: string): { readonly user: string } | { readonly error: TriggerError };
}

interface Trigger {
  readonly user: string;
  readonly issuedMs: number;
  used: boolean;
}

/** An empty register of trigger ids. */
export function createTriggers(state: SlackState): Triggers {
  const issued = new Map<string, Trigger>();
  return {
    issue: (user) => {
      const id = `${state.ids.next('')}.${state.team.id}.${state.ids.secret()}`;
      issued.set(id, { user, issuedMs: state.clock.now(), used: false });
      return id;
    },
    exchange: (triggerId) => {
      const trigger = issued.get(triggerId);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (state.clock.now() - trigger.issuedMs > LIFE_MS) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return { user: trigger.user };
    },
  };
}
