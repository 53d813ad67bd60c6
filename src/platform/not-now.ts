/**
 * The core's answer to something incoming that it could not handle now, through no fault of what came: the database is
 * away. The same succeeds once that is back, so whoever received it has to hand it over again or have it delivered again.
 */
export class NotNow extends Error {
  constructor(cause: unknown) {
    super('not handled now, to be tried again', { cause });
    this.name = 'NotNow';
  }
}
