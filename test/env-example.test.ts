import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentSchema, loadConfig } from '../src/config.ts';

const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const entries = [...text.matchAll(/((?:^#.*\n)+)([A-Z_]+)=(.*)$/gm)].map(
  ([, comment = '', name = '', value = '']) => ({
    ...{ comment, name, value },
  }),
);

test('.env.example lists every name of the schema once, and no other', () => {
  expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

test('.env.example says the default of each name that has one', () => {
  for (const { name, comment } of entries) {
    const schema = environmentSchema.shape[name as keyof typeof environmentSchema.shape];
    const fallback = schema.safeParse(undefined);
    const value = fallback.success ? fallback.data : undefined;
    if (value !== undefined && value !== '') expect(comment).toContain(`Default: ${value}`);
  }
});

test('.env.example as it is gives the defaults', () => {
  const copied = loadConfig(Object.fromEntries(entries.map(({ name, value }) => [name, value])));
  expect(copied).toEqual(loadConfig({}));
  expect(copied.ok).toBe(true);
});
