import type { SlackMessage } from './message.ts';

/** Something that happened in the workspace, for whoever shows it. */
export interface SlackChange {
  readonly kind:
    | 'message'
    | 'message_changed'
    | 'message_deleted'
    | 'ephemeral'
    | 'ephemeral_changed'
    | 'modal'
    | 'home'
    | 'pin'
    | 'file'
    | 'people'
    | 'request'
    | 'delivery'
    | 'connection';
  readonly channel?: string;
  readonly user?: string;
  readonly ts?: string;
  /** The message as it is now; unset when it was deleted. */
  readonly message?: SlackMessage;
  /** The message as it was. */
  readonly before?: SlackMessage;
}

export interface Watch {
  changed(change: SlackChange): void;
  /** Calls the listener on every change, until the returned function is called. */
  onChange(listener: (change: SlackChange) => void): () => void;
  /** Resolves with the first value that is not undefined; asks now and after every change. */
  until<T>(ask: () => T | undefined, options: UntilOptions): Promise<T>;
}

export interface UntilOptions {
  /** What is waited for, for the message when it does not come. */
  readonly what: string;
  /** In real milliseconds. */
  readonly timeoutMs: number;
}

/** An in-process notice board. */
export function createWatch(): Watch {
  const listeners = new Set<(change: SlackChange) => void>();
  const onChange: Watch['onChange'] = (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    onChange,
    changed: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    until: <T>(ask: () => T | undefined, { what, timeoutMs }: UntilOptions): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Waited ${timeoutMs} ms for ${what}`));
        }, timeoutMs);
        const look = (): void => {
          const answer = ask();
          if (answer === undefined) return;
          clearTimeout(timer);
          stop();
          resolve(answer);
        };
        const stop = onChange(look);
        look();
      }),
  };
}
