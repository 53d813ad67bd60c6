import type { Role } from '../model/actor.ts';

/** Who may use a command: everybody, or those with one of the roles. */
export type Right = 'anyone' | readonly Role[];

const ADMIN = ['admin'] as const satisfies readonly Role[];
const SECRETARIAT = ['admin', 'secretariat'] as const satisfies readonly Role[];
const LEADERS = ['admin', 'secretariat', 'chair'] as const satisfies readonly Role[];
const LEADERS_AND_HOST = [...LEADERS, 'steering_chair', 'host'] as const satisfies readonly Role[];
const MEMBERS = [...LEADERS_AND_HOST, 'member', 'aide'] as const satisfies readonly Role[];
/** Who reads the library and shares in it; as whom somebody shares follows from their seats. */
const LIBRARY = [...MEMBERS, 'curator'] as const satisfies readonly Role[];
const SEATS = ['member', 'aide', 'admin', 'secretariat'] as const satisfies readonly Role[];

/**
 * The single source of who may do what: command by role. Presses and forms count as their command.
 * `host` is asked for the meeting in question, see `mayUse`.
 */
export const RIGHTS = {
  start: 'anyone',
  bantuan: 'anyone',
  daftar: 'anyone',
  sambung: 'anyone',
  tautkan: ADMIN,
  lepaskan: ADMIN,
  rapat: MEMBERS,
  undangan: MEMBERS,
  susunanacara: MEMBERS,
  jadwal: MEMBERS,
  kalender: MEMBERS,
  hadir: SEATS,
  tidakhadir: SEATS,
  diwakili: SEATS,
  masihdikonfirmasi: SEATS,
  status: MEMBERS,
  rincian: MEMBERS,
  tuanrumah: MEMBERS,
  tanya: 'anyone',
  faq: 'anyone',
  bahasa: 'anyone',
  buatrapat: SECRETARIAT,
  umumkan: LEADERS,
  ubahrapat: SECRETARIAT,
  tundarapat: SECRETARIAT,
  batalrapat: SECRETARIAT,
  usulkantanggal: SECRETARIAT,
  jajak: MEMBERS,
  kapasitas: [...SECRETARIAT, 'host'],
  libur: SECRETARIAT,
  rekap: LEADERS_AND_HOST,
  belum: LEADERS_AND_HOST,
  daftarhadir: [...SECRETARIAT, 'host'],
  absen: MEMBERS,
  ingatkan: LEADERS,
  pengingat: LEADERS,
  pengiriman: LEADERS,
  giliran: LEADERS,
  serahterima: LEADERS,
  notula: MEMBERS,
  bahan: MEMBERS,
  tindaklanjut: MEMBERS,
  mintabahan: LIBRARY,
  kontribusi: LIBRARY,
  persiapan: MEMBERS,
  lokasi: MEMBERS,
  narahubung: MEMBERS,
  bagikan: LIBRARY,
  anggota: [...SECRETARIAT, 'steering_chair'],
  peran: SECRETARIAT,
  undang: SECRETARIAT,
  jejak: [...LEADERS, 'steering_chair'],
  pustaka: LIBRARY,
  ikuti: LIBRARY,
  faqtambah: SECRETARIAT,
  faqubah: SECRETARIAT,
  faqhapus: SECRETARIAT,
  takterjawab: SECRETARIAT,
  faqperiksa: SECRETARIAT,
  faqstat: SECRETARIAT,
  faqkata: SECRETARIAT,
  faqurung: SECRETARIAT,
  dataku: 'anyone',
  pengaturan: LIBRARY,
  hapusdataku: 'anyone',
  kesehatan: ADMIN,
  forum: 'anyone',
  batal: 'anyone',
} as const satisfies Readonly<Record<string, Right>>;

/** Commands that some may only read with: who may change something by them; a host may for its own meeting. */
export const CHANGE_RIGHTS = {
  anggota: SECRETARIAT,
  rincian: SECRETARIAT,
  undangan: SECRETARIAT,
  jajak: SECRETARIAT,
  susunanacara: SECRETARIAT,
  bahan: SECRETARIAT,
  notula: SECRETARIAT,
  tindaklanjut: LEADERS,
  persiapan: SECRETARIAT,
  forum: SECRETARIAT,
} as const satisfies Partial<Readonly<Record<keyof typeof RIGHTS, Right>>>;

/**
 * Who may read what was written to the answers of a meeting: everything (diet, plates, companions) the secretariat and that
 * meeting's host, reasons of absence whoever leads the forum. `host` counts only for the host of the meeting in question.
 */
const NOTE_RIGHTS = {
  everything: [...SECRETARIAT, 'host'],
  reasons: LEADERS_AND_HOST,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Who approves the minutes of a meeting. */
const APPROVAL = ['admin', 'chair'] as const satisfies readonly Role[];

/** Whether somebody with these roles approves minutes. */
export function mayApproveMinutes(roles: ReadonlySet<Role>): boolean {
  return APPROVAL.some((role) => roles.has(role));
}

/** Who looks after the library: publishes, asks for changes, declines, keeps its topics. */
const CURATION = [...SECRETARIAT, 'curator'] as const satisfies readonly Role[];

/** Whether somebody with these roles looks after the library. */
export function mayCurate(roles: ReadonlySet<Role>): boolean {
  return CURATION.some((role) => roles.has(role));
}

/** Name of a command that exists. */
export type CommandName = keyof typeof RIGHTS;

/** Whether somebody with these roles may use the command at all; `host` only counts when it is among them. */
export function mayUse(command: CommandName, roles: ReadonlySet<Role>): boolean {
  const right: Right = RIGHTS[command];
  return right === 'anyone' || right.some((role) => roles.has(role));
}

/** Whether somebody with these roles may not only read with the command, but change something. */
export function mayChange(command: keyof typeof CHANGE_RIGHTS, roles: ReadonlySet<Role>): boolean {
  const right: readonly Role[] = CHANGE_RIGHTS[command];
  return right.some((role) => roles.has(role));
}

/** The commands somebody with these roles may use, in the order of the table. */
export function usableCommands(roles: ReadonlySet<Role>): readonly CommandName[] {
  // `keys` forgets whose they are.
  return (Object.keys(RIGHTS) as CommandName[]).filter((command) => mayUse(command, roles));
}

/** Which notes of a meeting somebody with these roles may read. */
export function mayReadNotes(which: keyof typeof NOTE_RIGHTS, roles: ReadonlySet<Role>): boolean {
  const right: readonly Role[] = NOTE_RIGHTS[which];
  return right.some((role) => roles.has(role));
}
