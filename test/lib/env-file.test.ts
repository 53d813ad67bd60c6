import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnvFile, withEnvFile } from '../../src/lib/env-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TOKEN = 'TELEGRAM_BOT_TOKEN=123:abc';

async function envFile(content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), '.env');
  await writeFile(path, content);
  return path;
}

describe('a .env file', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TOKEN}\r\nPORT=81\r\n`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${TOKEN}\r\nPORT=81\r\n`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(`${TOKEN}\nPORT=81\n`, 'utf16le')],
    ['UTF-16 with its bytes swapped', Buffer.from(`\ufeff${TOKEN}\nPORT=81\n`, 'utf16le').swap16()],
  ])('is read as %s', async (_kind, content) => {
    const found = withEnvFile({}, await envFile(content));
    expect(found).toEqual({
      variables: { TELEGRAM_BOT_TOKEN: '123:abc', PORT: '81' },
      fileNames: ['TELEGRAM_BOT_TOKEN', 'PORT'],
      problems: [],
    });
  });

  it('gives what the environment lacks or has empty, and nothing else', async () => {
    const path = await envFile('A=file\nB=file\nC=file\nD=\n');
    const environment = { A: 'own', B: '', C: ' ' };
    expect(withEnvFile(environment, path).variables).toEqual({ A: 'own', B: 'file', C: 'file', D: '' });
    expect(environment).toEqual({ A: 'own', B: '', C: ' ' });
  });

  it('that is not there is no problem, a folder, a dead link and a loop are named', async () => {
    const folder = await temporaryFolder();
    const problemOf = (name: string) => withEnvFile({}, join(folder, name)).problems.join();
    await mkdir(join(folder, 'folder'));
    await symlink('nowhere', join(folder, 'dead'));
    await symlink('loop', join(folder, 'loop'));
    expect(problemOf('missing')).toBe('');
    expect(problemOf('folder')).toMatch(/^\.env: is a folder/);
    expect(problemOf('dead')).toMatch(/^\.env: is a link to a file that is not there/);
    expect(problemOf('loop')).toMatch(/^\.env: is a link that leads to itself/);
  });
});

describe('a line of it', () => {
  it.each([
    ['A=x', 'x'],
    ['export A=x', 'x'],
    ['  A = x  ', 'x'],
    ['A="x y" ', 'x y'],
    ["A='x # y'", 'x # y'],
    ['A=`x`', 'x'],
    ['A="say \\"x\\"" # a comment', 'say "x"'],
    ['A=x # a comment', 'x'],
    ['A=# a comment', ''],
    ['A=postgresql://u:p#ss=@h/d', 'postgresql://u:p#ss=@h/d'],
    ['A=x\u200b', 'x'],
    ['A=old\nA=x', 'x'],
    ['A=x\nA=', 'x'],
  ])('%j is understood', (text, value) => {
    expect(parseEnvFile(text)).toEqual({ values: new Map([['A', value]]), problems: [] });
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN: 123:secret', '.env line 2: must be like TELEGRAM_BOT_TOKEN=value'],
    ['set TELEGRAM_BOT_TOKEN 123:secret', '.env line 2: must be like TELEGRAM_BOT_TOKEN=value'],
    ['$env:PORT = "secret"', '.env line 2: must be like PORT=value'],
    ['123:secret', '.env line 2: must be like NAME=value'],
    ['A="secret', '.env line 2: A must end with the quotation mark that it begins with'],
  ])('%j is named without what may be secret', (line, problem) => {
    expect(parseEnvFile(`# first\n${line}\n`)).toEqual({ values: new Map(), problems: [problem] });
  });
});
