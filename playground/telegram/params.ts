/** A method's parameters after `validate`: their types are those of the documentation. */
export type Params = Readonly<Record<string, unknown>>;

/** A String parameter, undefined when absent. */
export function stringParam(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/** An Integer parameter, undefined when absent. */
export function integerParam(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

/** A Boolean parameter; absent means false. */
export function flagParam(params: Params, name: string): boolean {
  return params[name] === true;
}

/** An object or array parameter, whose documented type the caller names; undefined when absent. */
export function objectParam<T>(params: Params, name: string): T | undefined {
  return params[name] as T | undefined;
}
