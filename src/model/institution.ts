/** What sort of institution it is, in the order of protocol. */
export const INSTITUTION_KINDS = [
  'coordinating_ministry',
  'ministry',
  'forces',
  'state_institution',
  'agency',
  'province',
  'regency',
  'other',
] as const;

/** One of them. */
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];
