import { type FieldSpec, type FieldSpecs, parametersOf, typeOf } from './api-data.ts';
import { badRequest } from './api-error.ts';

/** A file part of a request, in the place of an `InputFile` parameter. */
export class UploadedFile {
  readonly fileName: string;
  readonly mimeType: string | undefined;
  readonly content: Uint8Array;

  constructor(
    fileName: string,
    { mimeType, content }: { readonly mimeType: string | undefined; readonly content: Uint8Array },
  ) {
    this.fileName = fileName;
    this.mimeType = mimeType;
    this.content = content;
  }
}

/** First fault found below `path`, or undefined when `value` fits. */
type Fault = string | undefined;

const basicTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string' && value.isWellFormed(),
  Boolean: (value) => typeof value === 'boolean',
  InputFile: (value) => value instanceof UploadedFile,
};

/**
 * Checks typed parameters against the shipped description of a method, down to nested objects.
 * Throws an `ApiError` 400. Stricter than the original, which ignores what it does not know: here an unknown
 * parameter or field is refused, because a request of ours that carries one is a mistake.
 */
export function validate(method: string, params: Readonly<Record<string, unknown>>): void {
  const missing = missingText(method, params);
  if (missing) throw badRequest(missing);
  const fault = fieldsFault(parametersOf(method), { values: params, path: '' });
  if (fault) throw badRequest(`${method}: ${fault}`);
}

/** The original's own words for the two parameters whose absence it names. */
function missingText(method: string, params: Readonly<Record<string, unknown>>): Fault {
  const specs = parametersOf(method);
  if (specs.chat_id?.required && isBlank(params.chat_id)) return 'chat_id is empty';
  if (specs.text?.required && isBlank(params.text)) return 'message text is empty';
  return undefined;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === '';
}

function fieldsFault(
  specs: FieldSpecs,
  { values, path }: { readonly values: Readonly<Record<string, unknown>>; readonly path: string },
): Fault {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(specs, name)) return `unknown field "${path}${name}"`;
  }
  for (const [name, spec] of Object.entries(specs)) {
    const fault = fieldFault(spec, { value: values[name], path: `${path}${name}` });
    if (fault) return fault;
  }
  return undefined;
}

function fieldFault(
  spec: FieldSpec,
  { value, path }: { readonly value: unknown; readonly path: string },
): Fault {
  if (value === undefined) return spec.required ? `field "${path}" is required` : undefined;
  const faults = spec.types.map((type) => valueFault(type, { value, path }));
  if (faults.includes(undefined)) return undefined;
  // Of several alternatives, the one that came furthest explains best what is wrong.
  return faults.reduce((best, fault) => (depth(fault) > depth(best) ? fault : best));
}

function depth(fault: Fault): number {
  return fault?.match(/"([^"]*)"/)?.[1]?.split(/[.[]/).length ?? 0;
}

function valueFault(
  type: string,
  { value, path }: { readonly value: unknown; readonly path: string },
): Fault {
  if (type.startsWith('Array of ')) return arrayFault(type.slice('Array of '.length), { value, path });
  const basic = basicTypes[type];
  if (basic) return basic(value) ? undefined : `field "${path}" must be of type ${type}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof UploadedFile) {
    return `field "${path}" must be an object of type ${type}`;
  }
  return objectFault(type, { value: value as Readonly<Record<string, unknown>>, path });
}

function arrayFault(
  itemType: string,
  { value, path }: { readonly value: unknown; readonly path: string },
): Fault {
  if (!Array.isArray(value)) return `field "${path}" must be an Array of ${itemType}`;
  for (const [index, item] of value.entries()) {
    const fault = valueFault(itemType, { value: item, path: `${path}[${index}]` });
    if (fault) return fault;
  }
  return undefined;
}

function objectFault(
  type: string,
  { value, path }: { readonly value: Readonly<Record<string, unknown>>; readonly path: string },
): Fault {
  const spec = typeOf(type);
  if (spec?.subtypes) {
    const subtype = subtypeFor(type, { subtypes: spec.subtypes, value });
    return subtype ? objectFault(subtype, { value, path }) : `field "${path}.type" names no ${type}`;
  }
  return fieldsFault(spec?.fields ?? {}, { values: value, path: `${path}.` });
}

/** `{type: 'all_group_chats'}` as a BotCommandScope is a BotCommandScopeAllGroupChats. */
function subtypeFor(
  type: string,
  {
    subtypes,
    value,
  }: { readonly subtypes: readonly string[]; readonly value: Readonly<Record<string, unknown>> },
): string | undefined {
  const words = typeof value.type === 'string' ? value.type.split('_') : [];
  const name = type + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return subtypes.find((subtype) => subtype === name);
}
