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

  it('show what is filled in exactly as it is', () => {
    const { t } = languages.of('id');
    const name = '<b>&"\'{{t}} $t(common:ownName)';
    expect(t('refusals:unknownInstitution', { name })).toContain(`“${name}”`);
  });
});
