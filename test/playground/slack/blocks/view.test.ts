import { describe, expect, test } from 'vitest';
import { viewProblems } from '../../../../playground/slack/blocks/index.ts';
import * as s from './samples.ts';

const invalid: Readonly<Record<string, readonly [s.Sample, string]>> = {
  'view-missing-blocks': [s.modal({ blocks: [] }), '/view/blocks'],
  'view-too-many-blocks': [s.modal({ blocks: s.times(101, () => ({ type: 'divider' })) }), '/view/blocks'],
  'view-private-metadata-too-long': [s.modal({ private_metadata: s.long(3_001) }), '/view/private_metadata'],
  'view-callback-id-too-long': [s.modal({ callback_id: s.long(256) }), '/view/callback_id'],
  'view-title-too-long': [s.modal({ title: s.plain(s.long(25)) }), '/view/title/text'],
  'view-title-marked-up': [s.modal({ title: s.marked('*a*') }), '/view/title/type'],
  'view-close-too-long': [s.modal({ close: s.plain(s.long(25)) }), '/view/close/text'],
  'view-submit-too-long': [s.modal({ submit: s.plain(s.long(25)) }), '/view/submit/text'],
  'view-with-input-but-no-submit': [s.modal({ submit: undefined }), '/view'],
  'view-without-title': [s.modal({ title: undefined }), '/view'],
  'view-with-members-of-an-answer': [s.modal({ id: 'V0', hash: 'h' }), '/view'],
  'view-with-block-for-messages-only': [
    s.modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
    '/view/blocks/0/type',
  ],
  'view-with-block-id-twice': [
    s.modal({ blocks: s.times(2, () => s.input(s.textInput(), { block_id: 'a' })) }),
    '/view/blocks/1/block_id',
  ],
  'view-with-two-focused-elements': [
    s.modal({ blocks: s.times(2, () => s.input(s.textInput({ focus_on_load: true }))) }),
    '/view/blocks',
  ],
  'view-of-the-other-kind': [{ type: 'home', blocks: [s.section()] }, '/view/type'],
};

test('a modal and a home tab at their limits are fine', () => {
  const blocks = s.times(100, () => s.section());
  const title = s.plain(s.long(24));
  expect(viewProblems(s.modal({ blocks, title, private_metadata: s.long(3_000) }), 'modal')).toEqual([]);
  expect(viewProblems({ type: 'home', blocks }, 'home')).toEqual([]);
});

describe('a modal is refused for', () => {
  test.each(Object.entries(invalid))('%s', (_what, [view, pointer]) => {
    expect(viewProblems(view, 'modal').map((problem) => problem.pointer)).toContain(pointer);
  });
});
