import type { KeptFile } from '../files/types.ts';

/** Something to read for a meeting: a file or an address. Moments are epoch milliseconds. */
export interface Material {
  readonly id: number;
  readonly meetingId: number;
  readonly title: string;
  readonly file: KeptFile | undefined;
  readonly url: string | undefined;
  readonly createdAt: number;
}

/** Materials that are told together: those of a meeting that came within it. */
export interface MaterialsSpan {
  readonly from: number;
  readonly until: number;
}
