/** A place in the rotation. */
export interface HostTurn {
  readonly id: number;
  readonly institutionId: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly position: number;
  readonly state: TurnState;
  readonly consent: TurnConsent | undefined;
  /** When the gunungan was handed to it, epoch milliseconds. */
  readonly handedOverAt: number | undefined;
}

/** `queued`: waits; `hosting`: holds the gunungan; `hosted`: has handed it on; `skipped`: was passed over. */
export type TurnState = 'queued' | 'hosting' | 'hosted' | 'skipped';

/** What an institution said when asked whether it is willing. */
export type TurnConsent = 'asked' | 'agreed' | 'declined';
