import { expect, test } from 'vitest';
import { databaseUrlProblem, schemaOf, withPlainSslMode } from '../../src/lib/database-url.ts';

test.each([
  'postgresql://u:p@h:5432/d',
  'postgres://u:p@h/d?sslmode=require&application_name=a@b',
  'postgresql://u:p%23%2F%40%25@h/d',
  'postgresql://u:p@ss:word@h/d',
  'postgresql://u:p@[::1]:5432/d',
  'postgresql://u:p@h/d?schema=forum_a',
  'postgresql:///d?host=/run/postgresql',
  'postgresql://u:p@h/d?sslmode=require&channel_binding=require&target_session_attrs=read-write',
  'postgresql://u:p@h/d?pgbouncer=true&connection_limit=1&pool_timeout=0',
])('%s can be used', (address) => {
  expect(databaseUrlProblem(address)).toBeUndefined();
});

test.each([
  ['mysql://u:secret@h/d', 'must start with postgresql://'],
  ['host=h password=secret', 'must start with postgresql://'],
  ['postgresql://u:sec#ret@h/d', 'must have # written as %23'],
  ['postgresql://u:sec/ret@h/d', 'must have / written as %2F'],
  ['postgresql://u:12/secret@h/d', 'must have / written as %2F'],
  ['postgresql://u:sec?ret@h/d', 'must have ? written as %3F'],
  ['postgresql://u:sec@x/ret@h/d', 'must have / written as %2F, @ written as %40'],
  ['postgresql://u:sec#r/e?t@h/d', 'must have # written as %23, / written as %2F, ? written as %3F'],
  ['postgresql://u:p@h/d#secret', 'must have # written as %23'],
  ['postgresql://u:sec%ret@h/d', 'must have % in user and password written as %25'],
  ['postgresql://u:secret%@h/d', 'must have % in user and password written as %25'],
  ['postgresql://u:sec ret@h/d', 'must not contain a blank'],
  ['postgresql://u:secret@h1:5432,h2:5432/d', 'must name one host'],
  ['postgresql://u:secret@h1,h2/d', 'must name one host'],
  ['postgresql://u:secret@/d?host=h1,h2', 'must name one host'],
  ['postgresql:///d', 'must name a host'],
  ['postgresql://u:secret@h:99999/d', 'must have a port of 1-65535'],
  ['postgresql://u:secret@h:x/d', 'must have a port of 1-65535'],
  ['postgresql://u:secret@h/d?schema=Secret"', 'must name a schema'],
  ['postgresql://u:secret@h/d?schema=', 'must name a schema'],
  ['postgresql://u:secret@h/d?sslaccept=strict', 'must not have the parameter sslaccept'],
  ['postgresql://u:secret@h/d?supa=x', 'which the bot does not know; leave it out'],
  ['postgresql://u:secret@h/d?sslrootcert=/no/such/file', 'must name a file that can be read as sslrootcert'],
  ['postgresql://u:secret@h/d?sslmode=on', 'must have an sslmode of disable'],
])('of %s is said what is wrong, and nothing of the password', (address, problem) => {
  const said = databaseUrlProblem(address) ?? '';
  expect(said).toContain(problem);
  expect(said).not.toMatch(/sec|ret@/);
});

test('the schema is the one that the address names, else public', () => {
  expect(schemaOf('postgresql://u:p@h/d?schema=forum')).toBe('forum');
  expect(schemaOf('postgresql://u:p@h/d')).toBe('public');
});

test.each([
  ['postgresql://u:p@h/d?sslmode=require', 'postgresql://u:p@h/d?sslmode=verify-full'],
  [
    'postgresql://u:p@h/d?schema=a&sslmode=prefer&ssl=1',
    'postgresql://u:p@h/d?schema=a&sslmode=verify-full&ssl=1',
  ],
  ['postgresql://u:p@h/d?sslmode=verify-ca', 'postgresql://u:p@h/d?sslmode=verify-full'],
])('%s says what the driver makes of it anyway', (address, plain) => {
  expect(withPlainSslMode(address)).toBe(plain);
});

test.each([
  'postgresql://u:p@h/d',
  'postgresql://u:p@h/d?sslmode=disable',
  'postgresql://u:p@h/d?sslmode=require&uselibpqcompat=true',
  'postgresql://u:sslmode=require@h/d',
])('%s stays as it is', (address) => {
  expect(withPlainSslMode(address)).toBe(address);
});
