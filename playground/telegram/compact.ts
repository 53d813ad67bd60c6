type MaybeUndefined<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Copies an object without its undefined fields, so that it equals what JSON would carry. */
export function compact<T extends object>(fields: MaybeUndefined<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
