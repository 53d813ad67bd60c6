import apiData from './data/telegram-bot-api.json' with { type: 'json' };

/** One parameter of a method or one field of a type: `Array of X` and unions are spelled as in the documentation. */
export interface FieldSpec {
  readonly required: boolean;
  readonly types: readonly string[];
}

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

interface TypeSpec {
  readonly fields?: FieldSpecs;
  readonly subtypes?: readonly string[];
}

const methods: Readonly<Record<string, { readonly parameters: FieldSpecs }>> = apiData.methods;
const types: Readonly<Record<string, TypeSpec>> = apiData.types;
const namesByLowerCase = new Map(Object.keys(methods).map((name) => [name.toLowerCase(), name]));

/** The documented spelling of a method, which the original accepts in any case; undefined where none is known. */
export function methodName(spelling: string): string | undefined {
  return namesByLowerCase.get(spelling.toLowerCase());
}

/** The parameters of a known method. */
export function parametersOf(method: string): FieldSpecs {
  return methods[method]?.parameters ?? {};
}

/** A type by its documented name; undefined for the basic types (String, Integer, …). */
export function typeOf(name: string): TypeSpec | undefined {
  return types[name];
}
