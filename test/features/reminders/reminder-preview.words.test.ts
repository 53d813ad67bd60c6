import { expect, it } from 'vitest';
import { reminderPreview } from '../../../src/features/reminders/preview.words.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';
import { MEETING, wib } from './meeting.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');

it('names each institution once, in the order given, beside the way on which it is reached', () => {
  const institutions = [
    {
      institutionId: 1,
      shortName: 'LAN',
      isTentative: false,
      isToConfirmAnew: false,
      persons: [],
      way: 'private',
    },
    {
      institutionId: 2,
      shortName: 'BPS',
      isTentative: false,
      isToConfirmAnew: false,
      persons: [],
      way: 'private',
    },
    {
      institutionId: 3,
      shortName: 'Polri',
      isTentative: false,
      isToConfirmAnew: false,
      persons: [],
      way: 'group',
    },
    {
      institutionId: 4,
      shortName: 'ANRI',
      isTentative: false,
      isToConfirmAnew: false,
      persons: [],
      way: 'none',
    },
  ] as const;
  const preview = {
    institutions,
    persons: 2,
    personsBy: { telegram: 2, slack: 0 },
    groups: [{ platform: 'telegram', title: 'Grup Sekretaris', institutions: ['Polri'] }],
    unreachable: ['ANRI'],
    quiet: undefined,
  } as const;
  const { blocks } = reminderPreview(
    {
      ...{ meeting: MEETING, audience: 'unanswered', preview, proposalId: 1, now: wib('2027-01-29 10:00') },
      forum: { timeZone: 'Asia/Jakarta' },
      recent: undefined,
    },
    language,
  );
  const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(String) : []));
  expect(items).toEqual([
    'Pesan pribadi kepada: LAN, BPS.',
    'Pesan pribadi di Telegram: 2 orang.',
    'Disebut di Grup Sekretaris: Polri.',
    'Belum dapat dihubungi: ANRI.',
  ]);
  for (const { shortName } of institutions) expect(JSON.stringify(blocks).split(shortName)).toHaveLength(2);
});
