import { describe, expect, test } from 'vitest';
import { attachmentProblems, messageProblems, wording } from '../../../../playground/slack/blocks/index.ts';
import * as s from './samples.ts';

const url = (length: number): string => `https://example.org/${s.long(length - 20)}`;

const valid: Readonly<Record<string, s.Sample[]>> = {
  'a section with text, fields and an accessory': [
    s.section({ fields: [s.plain('Pukul'), s.marked('09.00')], accessory: s.button() }),
  ],
  'a section with fields alone': [s.section({ text: undefined, fields: [s.marked('Hadir')] })],
  'emoji at the limit of a header, counted as characters': [s.header('😀'.repeat(150))],
  'texts at their limits': [
    s.section({ text: s.marked(s.long(3_000)) }),
    s.actions(s.button({ text: s.plain(s.long(75)) })),
  ],
  'fifty blocks': s.times(50, () => ({ type: 'divider' })),
  'twenty-five buttons': [
    s.actions(...s.times(25, (index) => s.button({ action_id: `a${index}`, value: s.long(2_000) }))),
  ],
  'every menu': [
    s.actions(
      s.select({ initial_option: s.option('pilihan-1') }),
      { type: 'users_select', placeholder: s.plain('Pilih orang') },
      { type: 'conversations_select', default_to_current_conversation: true },
      { type: 'overflow', options: s.options(5) },
    ),
  ],
  'pickers and boxes': [
    s.actions(
      { type: 'datepicker', initial_date: '2027-02-05' },
      { type: 'timepicker', initial_time: '09:00', timezone: 'Asia/Jakarta' },
      { type: 'datetimepicker', initial_date_time: 1_801_800_000 },
      { type: 'radio_buttons', options: s.options(10) },
      {
        type: 'checkboxes',
        options: [s.option('a', { text: s.marked('*a*'), description: s.marked('_b_') })],
      },
    ),
  ],
  'a context with text and image': [s.context(s.marked('Forum'), s.image())],
  'an image, a file, a markdown text': [
    s.image({ title: s.plain('Denah') }),
    { type: 'file', external_id: 'x', source: 'remote' },
    { type: 'markdown', text: s.long(12_000) },
  ],
  'rich text': [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Halo', style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0ANI' }] }],
        },
      ],
    },
  ],
  'a table': [
    s.table([[s.cell('No'), s.cell('Nama')]], {
      column_settings: [{ align: 'right' }, { is_wrapped: true }],
    }),
  ],
  'an input in a message': [s.input(s.textInput({ min_length: 0, max_length: 3_000, multiline: true }))],
};

const invalid: Readonly<Record<string, readonly [s.Sample[], string]>> = {
  'text-empty': [[s.section({ text: s.marked('') })], '/blocks/0/text/text'],
  'text-too-long': [[s.section({ text: s.marked(s.long(3_001)) })], '/blocks/0/text/text'],
  'text-of-unknown-type': [[s.section({ text: { type: 'html', text: 'a' } })], '/blocks/0/text/type'],
  'emoji-flag-in-mrkdwn': [[s.section({ text: { ...s.marked('a'), emoji: true } })], '/blocks/0/text'],
  'button-action-id-too-long': [
    [s.actions(s.button({ action_id: s.long(256) }))],
    '/blocks/0/elements/0/action_id',
  ],
  'button-text-too-long': [
    [s.actions(s.button({ text: s.plain(s.long(76)) }))],
    '/blocks/0/elements/0/text/text',
  ],
  'button-text-marked-up': [
    [s.actions(s.button({ text: s.marked('*a*') }))],
    '/blocks/0/elements/0/text/type',
  ],
  'button-url-too-long': [[s.actions(s.button({ url: url(3_001) }))], '/blocks/0/elements/0/url'],
  'button-value-too-long': [[s.actions(s.button({ value: s.long(2_001) }))], '/blocks/0/elements/0/value'],
  'button-value-empty': [[s.actions(s.button({ value: '' }))], '/blocks/0/elements/0/value'],
  'button-style-unknown': [[s.actions(s.button({ style: 'default' }))], '/blocks/0/elements/0/style'],
  'button-accessibility-label-too-long': [
    [s.actions(s.button({ accessibility_label: s.long(76) }))],
    '/blocks/0/elements/0/accessibility_label',
  ],
  'confirmation-title-too-long': [
    [s.actions(s.button({ confirm: s.confirm({ title: s.plain(s.long(101)) }) }))],
    '/blocks/0/elements/0/confirm/title/text',
  ],
  'confirmation-text-too-long': [
    [s.actions(s.button({ confirm: s.confirm({ text: s.plain(s.long(301)) }) }))],
    '/blocks/0/elements/0/confirm/text/text',
  ],
  'confirmation-confirm-too-long': [
    [s.actions(s.button({ confirm: s.confirm({ confirm: s.plain(s.long(31)) }) }))],
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  'confirmation-deny-too-long': [
    [s.actions(s.button({ confirm: s.confirm({ deny: s.plain(s.long(31)) }) }))],
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  'option-text-too-long': [
    [s.actions(s.select({ options: [s.option('a', { text: s.plain(s.long(76)) })] }))],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  'option-value-too-long': [
    [s.actions(s.select({ options: [s.option('a', { value: s.long(151) })] }))],
    '/blocks/0/elements/0/options/0/value',
  ],
  'option-url-too-long': [
    [s.actions({ type: 'overflow', options: [s.option('a', { url: `https://a/${'😀'.repeat(3_000)}` })] })],
    '/blocks/0/elements/0/options/0/url',
  ],
  'option-url-outside-overflow': [
    [s.actions(s.select({ options: [s.option('a', { url: url(30) })] }))],
    '/blocks/0/elements/0/options/0',
  ],
  'option-description-too-long': [
    [s.actions(s.select({ options: [s.option('a', { description: s.plain(s.long(76)) })] }))],
    '/blocks/0/elements/0/options/0/description/text',
  ],
  'option-group-label-too-long': [
    [
      s.actions(
        s.select({
          options: undefined,
          option_groups: [{ label: s.plain(s.long(76)), options: s.options(1) }],
        }),
      ),
    ],
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  'option-group-empty': [
    [s.actions(s.select({ options: undefined, option_groups: [{ label: s.plain('a'), options: [] }] }))],
    '/blocks/0/elements/0/option_groups/0/options',
  ],
  'option-group-too-many-options': [
    [
      s.actions(
        s.select({ options: undefined, option_groups: [{ label: s.plain('a'), options: s.options(101) }] }),
      ),
    ],
    '/blocks/0/elements/0/option_groups/0/options',
  ],
  'select-placeholder-too-long': [
    [s.actions(s.select({ placeholder: s.plain(s.long(151)) }))],
    '/blocks/0/elements/0/placeholder/text',
  ],
  'select-too-many-options': [
    [s.actions(s.select({ options: s.options(101) }))],
    '/blocks/0/elements/0/options',
  ],
  'select-too-many-option-groups': [
    [
      s.actions(
        s.select({
          options: undefined,
          option_groups: s.times(101, () => ({ label: s.plain('a'), options: s.options(1) })),
        }),
      ),
    ],
    '/blocks/0/elements/0/option_groups',
  ],
  'static-select-options-and-groups': [
    [s.actions(s.select({ option_groups: [{ label: s.plain('a'), options: s.options(1) }] }))],
    '/blocks/0/elements/0',
  ],
  'select-initial-option-stray': [
    [s.actions(s.select({ initial_option: s.option('lain') }))],
    '/blocks/0/elements/0',
  ],
  'overflow-empty': [[s.actions({ type: 'overflow', options: [] })], '/blocks/0/elements/0/options'],
  'overflow-too-many-options': [
    [s.actions({ type: 'overflow', options: s.options(6) })],
    '/blocks/0/elements/0/options',
  ],
  'checkboxes-empty': [[s.actions({ type: 'checkboxes', options: [] })], '/blocks/0/elements/0/options'],
  'checkboxes-too-many-options': [
    [s.actions({ type: 'checkboxes', options: s.options(11) })],
    '/blocks/0/elements/0/options',
  ],
  'radio-buttons-empty': [
    [s.actions({ type: 'radio_buttons', options: [] })],
    '/blocks/0/elements/0/options',
  ],
  'radio-buttons-too-many-options': [
    [s.actions({ type: 'radio_buttons', options: s.options(11) })],
    '/blocks/0/elements/0/options',
  ],
  'date-that-is-none': [
    [s.actions({ type: 'datepicker', initial_date: '5-2-2027' })],
    '/blocks/0/elements/0/initial_date',
  ],
  'table-too-many-rows': [[s.table(s.times(101, () => [s.cell('a')]))], '/blocks/0/rows'],
  'table-ragged-rows': [[s.table([[s.cell('a')], [s.cell('a'), s.cell('b')]])], '/blocks/0'],
  'table-column-settings-mismatch': [[s.table([[s.cell('a')]], { column_settings: [{}, {}] })], '/blocks/0'],
  'table-twice': [[s.table([[s.cell('a')]]), s.table([[s.cell('b')]])], '/blocks'],
  'file-input-max-files-too-small': [
    [s.input({ type: 'file_input', max_files: 0 })],
    '/blocks/0/element/max_files',
  ],
  'file-input-max-files-too-large': [
    [s.input({ type: 'file_input', max_files: 11 })],
    '/blocks/0/element/max_files',
  ],
  'plain-text-input-max-length-too-large': [
    [s.input(s.textInput({ max_length: 3_001 }))],
    '/blocks/0/element/max_length',
  ],
  'number-input-inverted-range': [
    [s.input({ type: 'number_input', is_decimal_allowed: false, min_value: '9', max_value: '1' })],
    '/blocks/0/element',
  ],
  'actions-too-many-elements': [
    [s.actions(...s.times(26, (index) => s.button({ action_id: `a${index}` })))],
    '/blocks/0/elements',
  ],
  'actions-empty': [[s.actions()], '/blocks/0/elements'],
  'action-id-twice-in-a-block': [[s.actions(s.button(), s.button())], '/blocks/0'],
  'block-id-too-long': [[s.section({ block_id: s.long(256) })], '/blocks/0/block_id'],
  'block-id-twice': [[s.section({ block_id: 'a' }), s.section({ block_id: 'a' })], '/blocks/1/block_id'],
  'context-too-many-elements': [[s.context(...s.times(11, () => s.marked('a')))], '/blocks/0/elements'],
  'context-invalid-element': [[s.context(s.button())], '/blocks/0/elements/0/type'],
  'header-text-too-long': [[s.header(s.long(151))], '/blocks/0/text/text'],
  'header-marked-up': [[{ type: 'header', text: s.marked('*a*') }], '/blocks/0/text/type'],
  'image-url-too-long': [[s.image({ image_url: url(3_001) })], '/blocks/0/image_url'],
  'image-alt-text-too-long': [[s.image({ alt_text: s.long(2_001) })], '/blocks/0/alt_text'],
  'image-url-and-slack-file': [[s.image({ slack_file: { id: 'F0' } })], '/blocks/0'],
  'input-label-too-long': [
    [s.input(s.textInput(), { label: s.plain(s.long(2_001)) })],
    '/blocks/0/label/text',
  ],
  'input-hint-too-long': [[s.input(s.textInput(), { hint: s.plain(s.long(2_001)) })], '/blocks/0/hint/text'],
  'input-invalid-element': [[s.input(s.button())], '/blocks/0/element/type'],
  'markdown-empty': [[{ type: 'markdown', text: '' }], '/blocks/0/text'],
  'markdown-too-long': [[{ type: 'markdown', text: s.long(12_001) }], '/blocks/0/text'],
  'markdown-too-long-together': [s.times(2, () => ({ type: 'markdown', text: s.long(6_001) })), '/blocks'],
  'section-missing-content': [[s.section({ text: undefined })], '/blocks/0'],
  'section-too-many-fields': [[s.section({ fields: s.times(11, () => s.marked('a')) })], '/blocks/0/fields'],
  'section-field-too-long': [[s.section({ fields: [s.marked(s.long(2_001))] })], '/blocks/0/fields/0/text'],
  'block-of-unknown-type': [[{ type: 'paragraph', text: 'a' }], '/blocks/0/type'],
  'block-with-unknown-member': [[s.section({ colour: 'red' })], '/blocks/0'],
  'too-many-blocks': [s.times(51, () => ({ type: 'divider' })), '/blocks'],
};

describe('a message may hold', () => {
  test.each(Object.entries(valid))('%s', (_what, blocks) => {
    expect(messageProblems(blocks)).toEqual([]);
  });
});

describe('a message is refused for', () => {
  test.each(Object.entries(invalid))('%s', (_what, [blocks, pointer]) => {
    expect(messageProblems(blocks).map((problem) => problem.pointer)).toContain(pointer);
  });
});

test('what is not a list of objects is refused', () => {
  expect(messageProblems({ type: 'section' })).toHaveLength(1);
  expect(messageProblems(['section'])).toHaveLength(1);
});

test('blocks inside attachments are checked too', () => {
  expect(attachmentProblems([{ color: '#ffff00', blocks: [s.section()] }])).toEqual([]);
  expect(attachmentProblems([{ blocks: [s.header('')] }])[0]?.pointer).toBe(
    '/attachments/0/blocks/0/text/text',
  );
});

test('problems are worded as Slack words them', () => {
  expect(wording(messageProblems([s.actions(s.button({ text: s.plain(s.long(76)) }))]))).toEqual([
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ]);
});
