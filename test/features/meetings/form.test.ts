import { expect, it } from 'vitest';
import { meetingForm } from '../../../src/features/meetings/form/form.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';

it('the form of a meeting shows an example under the time, not a complaint', () => {
  const languages = loadLanguages(new URL('../../../locales/', import.meta.url));
  const hints = languages.locales.map((locale) => {
    const field = meetingForm(languages.of(locale)).fields.find(({ name }) => name === 'when');
    return field?.kind === 'text' ? field.hint : undefined;
  });
  for (const hint of hints) expect(hint).toMatch(/^(Contoh|For example): Jumat, /);
});
