const LARGEST = 2_147_483_647;

/** Reads a row's id out of a button or of words; undefined for anything that cannot be one. */
export function readRowId(written: string | undefined): number | undefined {
  if (written === undefined || !/^\d{1,10}$/.test(written)) return undefined;
  const id = Number(written);
  return id >= 1 && id <= LARGEST ? id : undefined;
}
