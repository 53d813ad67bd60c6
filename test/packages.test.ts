import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
} = JSON.parse(read('package.json'));

test('the lock file names no registry, so that it serves behind any mirror', () => {
  // What lies in this repository is named by its folder.
  const [, ...named] = read('package-lock.json').split('"resolved": ');
  expect(named.filter((one) => !one.startsWith('"deploy/stand-ins/'))).toEqual([]);
});

test('Linux and Windows run on one version of Node.js, and every platform on 24', () => {
  const versions = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));
  expect(versions).toHaveLength(5);
  for (const [, version] of versions) expect(version).toMatch(/^(npm:.*@)?24\.\d+\.\d+$/);
  const same = versions.filter(([name]) => /-(linux|win)-/.test(name)).map(([, version]) => version);
  expect(new Set(same).size).toBe(1);
});

test('every script that runs the source says so when Node.js is too old, and none leans on another being run before it', () => {
  const running = Object.values(manifest.scripts).filter((script) => /\bnode\b/.test(script));
  expect(running.length).toBeGreaterThan(5);
  for (const script of running)
    expect(script).toMatch(/^node (?:--max-[a-z-]+=\d+ )*--import \.\/src\/require-node\.mjs /);
  expect(Object.keys(manifest.scripts).filter((name) => name.startsWith('pre'))).toEqual(['prepack']);
});
