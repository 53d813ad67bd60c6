/** What the demo tells the bot's process. */
export type ToBot =
  /** Once, first: the environment it starts with, and how far the demo's clock is ahead of the machine's. */
  | { readonly kind: 'start'; readonly env: Readonly<Record<string, string>>; readonly aheadMs: number }
  /** The clock was moved; answered by `ticked` when everything due has been planned. */
  | { readonly kind: 'clock'; readonly aheadMs: number; readonly request: number }
  | { readonly kind: 'stop' };

/** What the bot's process tells the demo. */
export type FromBot =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ticked'; readonly request: number }
  /** It could not start; one sentence for people. */
  | { readonly kind: 'failed'; readonly reason: string };
