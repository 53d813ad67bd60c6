import type { MemberRow } from '../../src/features/members/import/types.ts';

/** The chair: Sekjen LPSK, who works in Slack. */
export const CHAIR = { slackId: 'U0CHAIR' } as const;

const ROWS: readonly (readonly [
  code: string,
  shortName: string,
  zone: string,
  name: string,
  position: string,
  telegramId?: string | undefined,
  slackId?: string,
])[] = [
  ['LPSK', 'LPSK', 'Asia/Jakarta', 'Dr. Noer Sidharta', 'Sekretaris Jenderal', undefined, 'U0CHAIR'],
  ['LAN', 'LAN', 'Asia/Jakarta', 'Andi Taufik, S.H., M.H.', 'Sekretaris Utama', '2001'],
  ['BMKG', 'BMKG', 'Asia/Jakarta', 'Guswanto', 'Sekretaris Utama', '2002'],
  ['KEMENKEU', 'Kemenkeu', 'Asia/Jakarta', 'Heru Pambudi', 'Sekretaris Jenderal', '2003'],
  ['SULSEL', 'Pemprov Sulsel', 'Asia/Makassar', 'Jufri Rahman', 'Sekretaris Daerah', '2004'],
  ['PAPUA', 'Pemprov Papua', 'Asia/Jayapura', 'Suzana Wanggai', 'Sekretaris Daerah', '8000000005'],
  ['KEMENDAGRI', 'Kemendagri', 'Asia/Jakarta', 'Tomsi Tohir', 'Sekretaris Jenderal', undefined, 'U0DAGRI'],
  ['BMKG', 'BMKG', 'Asia/Jakarta', 'Rina <b>Aide</b> & Co', 'Pendamping', '2012', 'U0RINA'],
];

/** Members of a small forum: accounts on Telegram, on Slack, on both; three zones; one aide with a hostile name. */
export const SAMPLE_MEMBERS: readonly MemberRow[] = ROWS.map(
  ([code, shortName, zone, name, position, telegramId, slackId], index) => ({
    line: index + 2,
    code,
    institution: `Instansi ${shortName}`,
    shortName,
    zone,
    name,
    position,
    telegramId,
    slackId,
  }),
);
