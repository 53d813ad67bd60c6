import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewProblems } from '../../../playground/slack/blocks/index.ts';
import { formErrors, formPlace, formValues, formView } from '../../../src/adapters/slack/form.ts';
import type { Form, FormField } from '../../../src/platform/message.ts';

const PLACE = { chatId: 'C0FORUM', isPrivate: false };
const formOf = (...fields: readonly FormField[]): Form => ({
  action: 'buatrapat',
  title: 'Pertemuan baru yang berjudul panjang',
  submit: 'Simpan',
  close: 'Batal',
  fields,
});
const text: FormField = {
  kind: 'text',
  name: 'acara',
  label: 'Acara',
  optional: false,
  multiline: false,
  maxLength: 200,
};
const choiceOf = (count: number): FormField => ({
  kind: 'choice',
  name: 'instansi',
  label: 'Instansi',
  optional: true,
  initial: 'k1',
  options: Array.from({ length: count }, (_, index) => ({
    value: `k${index}`,
    text: `Kementerian ${index}`,
  })),
});

describe('a form', () => {
  test('becomes a modal that Slack accepts, with its title cut to 24 characters', () => {
    const view = formView(formOf(text, choiceOf(3)), PLACE);
    expect(viewProblems(view, 'modal')).toEqual([]);
    expect(view.title.text).toBe('Pertemuan baru yang ber…');
  });

  test('with 144 institutions to choose from puts them into groups', () => {
    const view = formView(formOf(choiceOf(144)), PLACE);
    expect(viewProblems(view, 'modal')).toEqual([]);
    expect(JSON.stringify(view)).toContain('Kementerian 143');
  });

  test('with nothing to choose from asks for text', () => {
    expect(viewProblems(formView(formOf(choiceOf(0)), PLACE), 'modal')).toEqual([]);
  });

  test('remembers its action and where it was opened', () => {
    const view = formView(formOf(text), {
      ...PLACE,
      messageId: '1.2',
      responseUrl: 'https://hooks.slack.com/x',
    });
    expect(formPlace(view.private_metadata ?? '')).toEqual({
      action: 'buatrapat',
      ...PLACE,
      messageId: '1.2',
      responseUrl: 'https://hooks.slack.com/x',
    });
  });

  test('does not know the metadata of other modals', () => {
    expect(formPlace('')).toBeUndefined();
    expect(formPlace('{"action":1}')).toBeUndefined();
  });

  test('of any texts is one that Slack accepts', () => {
    const words = fc.string({ unit: 'binary', maxLength: 300 });
    const field = fc.record({
      label: words,
      hint: words,
      initial: words,
      maxLength: fc.integer({ min: 0, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 10 }), words, (fields, title) => {
        const form = formOf(
          ...fields.map((given, index): FormField => ({ ...text, ...given, name: `f${index}` })),
        );
        expect(
          viewProblems(formView({ ...form, title, submit: title, close: title }, PLACE), 'modal'),
        ).toEqual([]);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('what was filled in', () => {
  test('is read by field name; what is empty is an empty text', () => {
    expect(
      formValues({
        acara: { value: { type: 'plain_text_input', value: 'R&amp;D\u202E' } },
        tempat: { value: { type: 'plain_text_input', value: null } },
        instansi: { value: { type: 'static_select', selected_option: { value: 'bmkg', text: {} } } },
        zona: { value: { type: 'static_select', selected_option: null } },
      }),
    ).toEqual({ acara: 'R&D', tempat: '', instansi: 'bmkg', zona: '' });
  });

  test('gets its errors at the fields that exist, the others at the first', () => {
    expect(formErrors({ waktu: 'Tanggal lampau.', lain: 'Salah.' }, ['acara', 'waktu'])).toEqual({
      waktu: 'Tanggal lampau.',
      acara: 'Salah.',
    });
  });
});
