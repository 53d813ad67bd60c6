import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personalData } from '../../src/features/index.ts';
import { outboxPersonalData } from '../../src/outbox/personal-data.ts';

const MODELS = new URL('../../prisma/models/', import.meta.url);

/** Every model of the schema with its columns: fields whose type is another model are no columns. */
function schemaColumns(): ReadonlyMap<string, readonly string[]> {
  const text = readdirSync(MODELS)
    .map((file) => readFileSync(new URL(file, MODELS), 'utf8'))
    .join('\n');
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  return new Map(
    models.map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].flatMap(([, field = '', type]) =>
        names.has(type) ? [] : [field],
      ),
    ]),
  );
}

const declared = [...personalData, outboxPersonalData].flatMap(({ models }) => Object.entries(models));
const columns = schemaColumns();

test('the schema is read: its models, columns and no relations', () => {
  expect(columns.size).toBeGreaterThan(25);
  expect(columns.get('RoleGrant')).toEqual(['id', 'forumId', 'personId', 'role', 'grantedAt']);
});

test('every column of every model is declared as personal or not personal, in one room, once', () => {
  const listed = declared.flatMap(([model, { personal, notPersonal }]) =>
    [...personal, ...notPersonal].map((column) => `${model}.${column}`),
  );
  const there = [...columns].flatMap(([model, fields]) => fields.map((field) => `${model}.${field}`));
  expect({
    undeclared: there.filter((one) => !listed.includes(one)),
    missing: listed.filter((one) => !there.includes(one)),
    twice: listed.filter((one, at) => listed.indexOf(one) !== at),
  }).toEqual({ undeclared: [], missing: [], twice: [] });
});

test('who keeps something personal hands it out and erases it, or time forgets it', () => {
  const silent = [...personalData].filter(
    ({ models, ...part }) =>
      Object.values(models).some(({ personal }) => personal.length > 0) &&
      (part.export === undefined || part.erase === undefined),
  );
  expect(silent.map(({ models }) => Object.keys(models))).toEqual([]);
});
