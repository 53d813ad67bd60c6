import { isRecord, type JsonRecord } from '../json.ts';

/** What is wrong, and where (a JSON pointer such as `/blocks/0/text`). */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** Looks at one value and names every problem in it; none means valid. */
export type Check = (value: unknown, pointer: string) => readonly Problem[];

interface StringRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

interface ListRules {
  readonly min?: number;
  readonly max: number;
}

const problem = (pointer: string, message: string): readonly Problem[] => [{ pointer, message }];

/** Length as Slack counts it: Unicode code points (an emoji at the limit is valid). */
export function codePoints(text: string): number {
  return [...text].length;
}

/** A string of `min` (1) to `max` code points, optionally of a pattern. */
export function string(rules: StringRules = {}): Check {
  const { min = 1, max = Number.POSITIVE_INFINITY, pattern } = rules;
  return (value, pointer) => {
    if (typeof value !== 'string') return problem(pointer, 'must provide a string');
    const length = codePoints(value);
    if (length < min) return problem(pointer, `must be more than ${min - 1} characters`);
    if (length > max) return problem(pointer, `must be less than ${max + 1} characters`);
    if (pattern && !pattern.test(value)) return problem(pointer, 'invalid format');
    return [];
  };
}

/** One of the given words. */
export function word(...allowed: readonly string[]): Check {
  return (value, pointer) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : problem(pointer, `must be one of: ${allowed.join(', ')}`);
}

export const flag: Check = (value, pointer) =>
  typeof value === 'boolean' ? [] : problem(pointer, 'must provide a boolean');

/** A whole number between `min` and `max`, both allowed. */
export function integer(min: number, max: number): Check {
  return (value, pointer) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? []
      : problem(pointer, `must be an integer between ${min} and ${max}`);
}

/** A list of `min` (1) to `max` items that all pass. */
export function list(item: Check, rules: ListRules): Check {
  const { min = 1, max } = rules;
  return (value, pointer) => {
    if (!Array.isArray(value)) return problem(pointer, 'must be an array');
    if (value.length < min) return problem(pointer, `no fewer than ${min} items allowed`);
    if (value.length > max) return problem(pointer, `no more than ${max} items allowed`);
    return value.flatMap((entry: unknown, index) => item(entry, `${pointer}/${index}`));
  };
}

/** An object with exactly these members; any other member is refused, as Slack does. */
export function shape(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const known: Readonly<Record<string, Check>> = { ...required, ...optional };
  return (value, pointer) => {
    if (!isRecord(value)) return problem(pointer, 'must provide an object');
    const missing = Object.keys(required)
      .filter((name) => value[name] === undefined)
      .map((name) => ({ pointer, message: `missing required field: ${name}` }));
    const found = Object.entries(value).flatMap(([name, member]) => {
      const check = known[name];
      if (!check) return problem(pointer, `invalid additional property: ${name}`);
      return member === undefined ? [] : check(member, `${pointer}/${name}`);
    });
    return [...missing, ...found];
  };
}

/** An object whose `type` chooses the check; `what` is its noun in the refusal. */
export function byType(kinds: Readonly<Record<string, Check>>, what: string): Check {
  return (value, pointer) => {
    if (!isRecord(value)) return problem(pointer, 'must provide an object');
    const check =
      typeof value.type === 'string' && Object.hasOwn(kinds, value.type) ? kinds[value.type] : undefined;
    return check
      ? check(value, pointer)
      : problem(`${pointer}/type`, `unsupported ${what} type: ${String(value.type)}`);
  };
}

/** Adds a rule about several members at once; it is asked only when the members themselves are fine. */
export function also(check: Check, rule: (value: JsonRecord) => string | undefined): Check {
  return (value, pointer) => {
    const found = check(value, pointer);
    if (found.length > 0 || !isRecord(value)) return found;
    const message = rule(value);
    return message === undefined ? [] : problem(pointer, message);
  };
}

/** The problems in Slack's own wording, as they stand in `errors`. */
export function wording(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
}
