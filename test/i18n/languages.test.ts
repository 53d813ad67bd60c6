import { describe, expect, it } from 'vitest';
import { loadLanguages } from '../../src/i18n/index.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));

describe('the languages', () => {
  it('are the folders of the locales, with the source locale for any other tag', () => {
    expect([...languages.locales].sort()).toEqual(['en', 'id']);
    expect(languages.of('xx').locale).toBe('id');
    expect(languages.of('').t('common:ownName')).toBe('Bahasa Indonesia');
    expect(languages.of('en').t('common:ownName')).toBe('English');
  });

  it('end a sentence with one full stop, also after a name that brings one', () => {
    const { t } = languages.of('id');
    const by = 'Siti Aminah, S.H., M.H.';
    expect(t('answers:onBehalf', { by })).toBe('Dicatat oleh Siti Aminah, S.H., M.H.');
    expect(t('answers:onBehalf', { by: 'Dewi' })).toBe('Dicatat oleh Dewi.');
    expect(t('refusals:missingMember', { example: 'a...' })).toContain('a....');
  });

  it('show what is filled in exactly as it is', () => {
    const { t } = languages.of('id');
    const name = '<b>&"\'{{t}} $t(common:ownName)';
    expect(t('refusals:unknownInstitution', { name })).toContain(`“${name}”`);
  });
});
