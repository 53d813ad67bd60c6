import { expect, test } from 'vitest';
import { slackButtons, slackWords } from '../../../playground/demo/slack-words.ts';

const nameOf = (id: string): string => (id === 'U1' ? 'Sari' : id);

test('the blocks of a message become lines, with names instead of ids', () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'Undangan' } },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Yth. ', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
          ],
        },
      ],
    },
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'a &lt; b' }] },
  ];
  expect(slackWords({ text: 'ringkas', blocks }, nameOf)).toBe('Undangan\nYth. @Sari\n──────────\na < b');
});

test('a message without blocks is read from its markup', () => {
  expect(slackWords({ text: '<@U1> lihat <https://example.go.id|surat>', blocks: [] }, nameOf)).toBe(
    '@Sari lihat surat',
  );
});

test('buttons are known by their labels', () => {
  const blocks = [
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Hadir' } }] },
  ];
  expect(slackButtons({ blocks })).toEqual(['Hadir']);
});
