import { expect, test } from 'vitest';
import type { ClaimedDelivery, Parcel } from '../../src/outbox/delivery.ts';
import { gatherByPerson } from '../../src/outbox/gather.ts';
import { kindOf, type NoticeName } from '../notices/content.ts';

let lastId = 0;

function parcel(name: NoticeName, changes: Partial<ClaimedDelivery> = {}): Parcel {
  lastId += 1;
  const delivery: ClaimedDelivery = {
    ...{
      id: lastId,
      key: 'test',
      noticeId: lastId,
      forumId: 1,
      kind: kindOf(name),
      facts: {},
      meetingId: 7,
      dueAt: 0,
      plannedAt: 0,
      wokenAt: 0,
      priority: 0,
    },
    ...{ cause: 'tick', target: 'person:1', personId: 1, viaChatId: null, attempts: 1, tried: [] },
    ...changes,
  };
  const button = { text: 'Hadir', action: 'hadir' };
  return {
    deliveries: [delivery],
    platform: 'telegram',
    target: { kind: 'person', userId: '11' },
    chat: { chatId: '11', isGroup: false },
    message: { summary: name, blocks: [], buttons: name === 'answerReminder' ? [[button]] : [], files: [] },
    composedAt: 0,
    shown: undefined,
    reminder: undefined,
    label: '42',
  };
}

const summaries = (parcels: readonly Parcel[]): readonly string[] =>
  gatherByPerson(parcels).map(({ message }) => message.summary);

test('reminders of action items and of minutes that are due together become one message', () => {
  const due = ['minutesReminder', 'actionReminder', 'actionReminder', 'actionReminder'] as const;
  const [merged, ...others] = gatherByPerson(due.map((kind) => parcel(kind)));
  expect(others).toEqual([]);
  expect(merged?.deliveries).toHaveLength(4);
  expect(merged?.message.summary).toBe('minutesReminder; actionReminder; actionReminder; actionReminder');
});

test('what is no reminder stays by itself', () => {
  expect(summaries([parcel('change'), parcel('eve'), parcel('morning')])).toEqual(['change', 'eve; morning']);
});

test('two forums of one account stay two messages, because both may have a meeting of that number', () => {
  const parcels = [
    parcel('answerReminder'),
    parcel('answerReminder', { forumId: 2, meetingId: 8 }),
    parcel('actionReminder', { forumId: 2, meetingId: 8 }),
  ];
  expect(summaries(parcels)).toEqual(['answerReminder', 'answerReminder; actionReminder']);
  const texts = gatherByPerson(parcels).flatMap(({ message }) =>
    message.buttons.flat().map(({ text }) => text),
  );
  expect(texts).toEqual(['Hadir', 'Hadir']);
});

test('the parts of one message are divided, address the reader once and repeat no heading', () => {
  const letter = (name: NoticeName, ...texts: readonly string[]): Parcel => {
    const [heading = '', ...lines] = texts;
    const blocks = [
      { kind: 'title', text: heading } as const,
      ...lines.map((line) => ({ kind: 'paragraph', line: [line] }) as const),
    ];
    return { ...parcel(name), message: { summary: heading, blocks, buttons: [], files: [] } };
  };
  const [merged] = gatherByPerson([
    letter('answerReminder', 'Mohon konfirmasi', 'Yth. Ani', 'Ke-42', 'Paling lambat besok'),
    letter('answerReminder', 'Mohon konfirmasi', 'Yth. Ani', 'Ke-43', 'Paling lambat besok'),
    letter('eve', 'Besok', 'Yth. Ani', 'Ke-41'),
    letter('recap', 'Rekap 40', 'Aula'),
    letter('recap', 'Rekap 39', 'Aula'),
  ]);
  const shown = merged?.message.blocks.map((block) => {
    if (block.kind === 'title') return block.text;
    return block.kind === 'paragraph' ? block.line.join('') : '--';
  });
  expect(shown).toEqual([
    ...['Mohon konfirmasi', 'Yth. Ani', 'Ke-42', 'Paling lambat besok', '--', 'Ke-43', 'Paling lambat besok'],
    ...['--', 'Besok', 'Ke-41', '--', 'Rekap 40', 'Aula', '--', 'Rekap 39', 'Aula'],
  ]);
});
