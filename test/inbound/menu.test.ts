import { expect, it } from 'vitest';
import { commands } from '../../src/features/index.ts';
import { languageOf, prefixOf } from '../../src/i18n/chat-language.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { menuOf } from '../../src/inbound/menu.ts';
import { echo } from '../../src/inbound/replies.ts';
import { RIGHTS } from '../../src/inbound/rights.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));

it('shows members their commands and officers theirs', () => {
  const menu = menuOf(commands, languages.of('id'));
  const audience = (name: string): string | undefined => menu.find((entry) => entry.name === name)?.audience;
  expect(menu).toHaveLength(commands.length);
  expect([audience('hadir'), audience('tanya'), audience('rapat')]).toEqual([
    'everyone',
    'everyone',
    'everyone',
  ]);
  expect([audience('buatrapat'), audience('tautkan'), audience('rekap')]).toEqual([
    'admins',
    'admins',
    'admins',
  ]);
  for (const { description } of menu) expect(description.length).toBeGreaterThan(2);
});

it('names commands as they are typed on the platform', () => {
  expect([prefixOf('telegram'), prefixOf('slack')]).toEqual(['/', '/forses ']);
  const { t } = languageOf(languages, { locale: 'id', platform: 'slack' });
  expect(t('refusals:unknownCommand', { name: 'x' })).toBe(
    'Perintah “x” tidak dikenal. Ketik /forses bantuan untuk melihat daftar perintah.',
  );
});

it('leaves no placeholder open in a refusal', () => {
  for (const locale of languages.locales)
    expect(
      languageOf(languages, { locale, platform: 'telegram' }).t('refusals:missingReason', { number: 42 }),
    ).toContain('/batalrapat 42');
});

it('repeats what was typed on one short line', () => {
  expect(echo('  a\n\n b ')).toBe('a b');
  expect([...echo('🎉'.repeat(200))]).toHaveLength(80);
});

it('has a command for every right, so that help names none that is missing', () => {
  expect(commands.map(({ name }) => name).sort()).toEqual(Object.keys(RIGHTS).sort());
});
