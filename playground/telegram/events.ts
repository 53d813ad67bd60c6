import type { Chat, Message, Update } from './wire.ts';

/** One API call, kept for tests and the playground. Files are shown as `{fileName, size}`. */
export interface RequestRecord {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds by the simulator's clock. */
  readonly at: number;
  /** Parameters that went by a name which the documentation no longer has. */
  readonly legacy: readonly string[];
  /** HTTP status of the answer; undefined while it is under way. 0 when the connection was cut. */
  status: number | undefined;
}

/** What the bot answered to a pressed button. */
export interface CallbackAnswer {
  readonly text: string | undefined;
  readonly alert: boolean;
  readonly url: string | undefined;
}

/** What happened in the simulated Telegram, in the order it happened. */
export type SimulatorEvent =
  | { readonly type: 'chat'; readonly chat: Chat }
  | { readonly type: 'message' | 'edit' | 'delete'; readonly message: Message; readonly byBot: boolean }
  | { readonly type: 'pin' | 'unpin'; readonly chat: Chat; readonly messageId: number }
  | { readonly type: 'typing'; readonly chat: Chat; readonly action: string }
  | {
      readonly type: 'callback';
      readonly queryId: string;
      readonly userId: number;
      readonly answer: CallbackAnswer;
    }
  | { readonly type: 'update'; readonly update: Update }
  | { readonly type: 'confirmed'; readonly updateId: number }
  | { readonly type: 'commands' }
  | { readonly type: 'request' | 'response'; readonly request: RequestRecord };

export type Listener = (event: SimulatorEvent) => void;

/** Tells listeners what happened, and lets callers await a state instead of asking for it again and again. */
export interface EventHub {
  emit(event: SimulatorEvent): void;
  /** Adds a listener; the function returned removes it. */
  onChange(listener: Listener): () => void;
  /** Resolves with the first truthy value of `question`, which is asked now and after every event. */
  waitFor<T>(question: () => T | undefined | false): Promise<T>;
}

/** Makes an event hub without listeners. */
export function createEventHub(): EventHub {
  const listeners = new Set<Listener>();
  const onChange = (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    onChange,
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    waitFor: <T>(question: () => T | undefined | false): Promise<T> =>
      new Promise((resolve) => {
        const first = question();
        if (first) return resolve(first);
        const stop = onChange(() => {
          const value = question();
          if (!value) return;
          stop();
          resolve(value);
        });
      }),
  };
}
