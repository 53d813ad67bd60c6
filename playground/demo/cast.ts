/** Somebody of the sample data: invented, and marked so in the name. */
export interface CastMember {
  readonly id: string;
  /** First name and the rest, as accounts show them. */
  readonly firstName: string;
  readonly lastName: string;
  readonly position: string;
  /** Code of the institution; undefined for whoever belongs to none. */
  readonly institution: string | undefined;
  readonly telegramId?: number;
  readonly slackId?: string;
  /** How letters address them, where the name does not say it. */
  readonly salutation?: string;
  /** Whether the person is in the Telegram group. */
  readonly isInGroup: boolean;
  /** Whether the person has opened the private chat with the bot in Telegram. */
  readonly hasStarted: boolean;
}

type Member = Omit<CastMember, 'isInGroup' | 'hasStarted'>;

/** In the group, and on speaking terms with the bot. */
function active(member: Member): CastMember {
  return {
    ...member,
    isInGroup: member.telegramId !== undefined,
    hasStarted: member.telegramId !== undefined,
  };
}

/** In the group, but never wrote to the bot: reminders call them by name there. */
function shy(member: Member): CastMember {
  return { ...member, isInGroup: true, hasStarted: false };
}

/** Known by name only. */
function absent(member: Omit<Member, 'telegramId' | 'slackId'>): CastMember {
  return { ...member, isInGroup: false, hasStarted: false };
}

const SAMPLE = '(contoh)';

/** The persons whose part can be taken in the playground, in the order in which they are listed. */
export const leads = {
  ketua: active({
    id: 'chair',
    firstName: 'Dr. Sari Wulandari, S.H., M.H.',
    lastName: SAMPLE,
    position: 'Sekretaris Jenderal LPSK',
    institution: 'LPSK',
    slackId: 'U0KETUA',
  }),
  sekretariat: active({
    id: 'secretariat',
    firstName: 'Dimas Anggara',
    lastName: SAMPLE,
    position: 'Sekretariat Forum',
    institution: undefined,
    telegramId: 1001,
    slackId: 'U0SEKRE',
  }),
  bmkg: active({
    id: 'bmkg',
    firstName: 'Ir. Bagus Prasetyo',
    lastName: SAMPLE,
    position: 'Sekretaris Utama BMKG',
    institution: 'BMKG',
    telegramId: 2001,
  }),
  lan: active({
    id: 'lan',
    firstName: 'Dr. Nurul Hidayah',
    lastName: SAMPLE,
    position: 'Sekretaris Utama LAN',
    institution: 'LAN',
    slackId: 'U0LAN',
  }),
  lpsk: active({
    id: 'lpsk',
    firstName: 'Rina Kartika',
    lastName: SAMPLE,
    position: 'Pendamping Sekjen LPSK',
    institution: 'LPSK',
    telegramId: 2003,
  }),
  kemenkeu: active({
    id: 'kemenkeu',
    firstName: 'Hendra Gunawan',
    lastName: SAMPLE,
    position: 'Sekretaris Jenderal Kemenkeu',
    institution: 'KEMENKEU',
    telegramId: 2004,
    salutation: 'Bapak',
  }),
  papua: active({
    id: 'papua',
    firstName: 'Yohanes Wenda',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah Papua',
    institution: 'PROV-91',
    telegramId: 5_000_002_005,
  }),
  ajudan: active({
    id: 'ajudan',
    firstName: 'Letda Fajar Nugroho',
    lastName: SAMPLE,
    position: 'Ajudan Kasum TNI',
    institution: 'MABES-TNI',
    telegramId: 2006,
  }),
  tamu: {
    id: 'tamu',
    firstName: 'Putri Maharani',
    lastName: SAMPLE,
    position: 'Tamu',
    institution: undefined,
    telegramId: 9001,
    isInGroup: false,
    hasStarted: false,
  },
} as const satisfies Readonly<Record<string, CastMember>>;

/** Everybody else of the forum. */
export const others: readonly CastMember[] = [
  absent({
    id: 'kasum',
    firstName: 'Letjen TNI Surya Pratama',
    lastName: SAMPLE,
    position: 'Kepala Staf Umum TNI',
    institution: 'MABES-TNI',
  }),
  active({
    id: 'kemendagri',
    firstName: 'Dr. Lestari Handayani',
    lastName: SAMPLE,
    position: 'Sekretaris Jenderal Kemendagri',
    institution: 'KEMENDAGRI',
    telegramId: 2010,
  }),
  active({
    id: 'bappenas',
    firstName: 'Teguh Santoso',
    lastName: SAMPLE,
    position: 'Sekretaris Utama Bappenas',
    institution: 'BAPPENAS',
    telegramId: 2011,
  }),
  active({
    id: 'panrb',
    firstName: 'Ayu Puspita',
    lastName: SAMPLE,
    position: 'Sekretaris Kementerian PANRB',
    institution: 'KEMENPANRB',
    slackId: 'U0PANRB',
    salutation: 'Ibu',
  }),
  active({
    id: 'bkn',
    firstName: 'Rahmat Hidayat',
    lastName: SAMPLE,
    position: 'Sekretaris Utama BKN',
    institution: 'BKN',
    slackId: 'U0BKN',
  }),
  shy({
    id: 'bps',
    firstName: 'Mega Silalahi',
    lastName: SAMPLE,
    position: 'Sekretaris Utama BPS',
    institution: 'BPS',
    telegramId: 2014,
  }),
  active({
    id: 'kemenkes',
    firstName: 'dr. Andi Saputra',
    lastName: SAMPLE,
    position: 'Sekretaris Jenderal Kemenkes',
    institution: 'KEMENKES',
    telegramId: 2015,
  }),
  active({
    id: 'anri',
    firstName: 'Wulan Sari',
    lastName: SAMPLE,
    position: 'Sekretaris Utama ANRI',
    institution: 'ANRI',
    telegramId: 2016,
  }),
  active({
    id: 'bssn',
    firstName: 'Galih Permana',
    lastName: SAMPLE,
    position: 'Sekretaris Utama BSSN',
    institution: 'BSSN',
    telegramId: 2017,
  }),
  shy({
    id: 'polri',
    firstName: 'Irjen Pol. Arif Budiman',
    lastName: SAMPLE,
    position: 'Asrena Polri',
    institution: 'POLRI',
    telegramId: 2018,
  }),
  active({
    id: 'tniad',
    firstName: 'Mayjen TNI Eko Wibowo',
    lastName: SAMPLE,
    position: 'Asrena Kasad',
    institution: 'TNI-AD',
    telegramId: 2019,
  }),
  active({
    id: 'diy',
    firstName: 'Raden Bayu Aji',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah DIY',
    institution: 'PROV-34',
    telegramId: 2020,
  }),
  active({
    id: 'bali',
    firstName: 'I Made Wirawan',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah Bali',
    institution: 'PROV-51',
    telegramId: 2021,
  }),
  active({
    id: 'sulsel',
    firstName: 'Andi Fatimah',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah Sulsel',
    institution: 'PROV-73',
    telegramId: 2022,
  }),
  active({
    id: 'papuabarat',
    firstName: 'Maria Rumbiak',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah Papua Barat',
    institution: 'PROV-92',
    telegramId: 2023,
  }),
  absent({
    id: 'jabar',
    firstName: 'Asep Kurniawan',
    lastName: SAMPLE,
    position: 'Sekretaris Daerah Jabar',
    institution: 'PROV-32',
  }),
];

/** All of them; the holder of a seat stands before its aide. */
export const cast: readonly CastMember[] = [leads.ketua, ...others, ...Object.values(leads).slice(1)];

/** How a person is called in lists: name and the mark of the sample. */
export function nameOf({ firstName, lastName }: CastMember): string {
  return `${firstName} ${lastName}`;
}

/** Whose account it is; undefined for accounts of nobody in the cast, such as the bot's. */
export function findByAccount(platform: 'telegram' | 'slack', id: string): CastMember | undefined {
  return cast.find(({ telegramId, slackId }) =>
    platform === 'slack' ? slackId === id : telegramId?.toString() === id,
  );
}

/** The person's Telegram account. Throws where there is none: the demo drives somebody wrongly. */
export function telegramOf(member: CastMember): number {
  if (member.telegramId === undefined) throw new Error(`${member.id} has no Telegram account`);
  return member.telegramId;
}

/** The person's Slack account. Throws where there is none. */
export function slackOf(member: CastMember): string {
  if (member.slackId === undefined) throw new Error(`${member.id} has no Slack account`);
  return member.slackId;
}
