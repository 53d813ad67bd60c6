import { describe, expect, it } from 'vitest';
import { commands } from '../../src/features/index.ts';
import {
  CHANGE_RIGHTS,
  type CommandName,
  mayChange,
  mayUse,
  RIGHTS,
  usableCommands,
} from '../../src/inbound/rights.ts';
import type { Role } from '../../src/model/actor.ts';

const ROLES = [
  'admin',
  'secretariat',
  'chair',
  'steering_chair',
  'host',
  'member',
  'aide',
  'curator',
] as const;

/** Who may use which command, role by role in the order of `ROLES`, and whether somebody without any may (last column). */
const TABLE: Readonly<Record<CommandName, string>> = {
  // adm sek ket kpg tuan ang pen kur none
  start: 'x x x x x x x x x',
  bantuan: 'x x x x x x x x x',
  daftar: 'x x x x x x x x x',
  sambung: 'x x x x x x x x x',
  tautkan: 'x . . . . . . . .',
  lepaskan: 'x . . . . . . . .',
  rapat: 'x x x x x x x . .',
  undangan: 'x x x x x x x . .',
  susunanacara: 'x x x x x x x . .',
  jadwal: 'x x x x x x x . .',
  kalender: 'x x x x x x x . .',
  hadir: 'x x . . . x x . .',
  tidakhadir: 'x x . . . x x . .',
  diwakili: 'x x . . . x x . .',
  masihdikonfirmasi: 'x x . . . x x . .',
  status: 'x x x x x x x . .',
  rincian: 'x x x x x x x . .',
  kapasitas: 'x x . . x . . . .',
  tuanrumah: 'x x x x x x x . .',
  tanya: 'x x x x x x x x x',
  faq: 'x x x x x x x x x',
  bahasa: 'x x x x x x x x x',
  buatrapat: 'x x . . . . . . .',
  umumkan: 'x x x . . . . . .',
  ubahrapat: 'x x . . . . . . .',
  tundarapat: 'x x . . . . . . .',
  batalrapat: 'x x . . . . . . .',
  usulkantanggal: 'x x . . . . . . .',
  jajak: 'x x x x x x x . .',
  libur: 'x x . . . . . . .',
  rekap: 'x x x x x . . . .',
  belum: 'x x x x x . . . .',
  daftarhadir: 'x x . . x . . . .',
  absen: 'x x x x x x x . .',
  ingatkan: 'x x x . . . . . .',
  pengingat: 'x x x . . . . . .',
  pengiriman: 'x x x . . . . . .',
  giliran: 'x x x . . . . . .',
  serahterima: 'x x x . . . . . .',
  notula: 'x x x x x x x . .',
  bahan: 'x x x x x x x . .',
  tindaklanjut: 'x x x x x x x . .',
  persiapan: 'x x x x x x x . .',
  lokasi: 'x x x x x x x . .',
  narahubung: 'x x x x x x x . .',
  mintabahan: 'x x x x x x x x .',
  kontribusi: 'x x x x x x x x .',
  pustaka: 'x x x x x x x x .',
  ikuti: 'x x x x x x x x .',
  bagikan: 'x x x x x x x x .',
  anggota: 'x x . x . . . . .',
  peran: 'x x . . . . . . .',
  undang: 'x x . . . . . . .',
  jejak: 'x x x x . . . . .',
  faqtambah: 'x x . . . . . . .',
  faqubah: 'x x . . . . . . .',
  faqhapus: 'x x . . . . . . .',
  takterjawab: 'x x . . . . . . .',
  faqperiksa: 'x x . . . . . . .',
  faqstat: 'x x . . . . . . .',
  faqkata: 'x x . . . . . . .',
  faqurung: 'x x . . . . . . .',
  pengaturan: 'x x x x x x x x .',
  kesehatan: 'x . . . . . . . .',
  dataku: 'x x x x x x x x x',
  hapusdataku: 'x x x x x x x x x',
  forum: 'x x x x x x x x x',
  batal: 'x x x x x x x x x',
};

const columns: readonly (Role | undefined)[] = [...ROLES, undefined];
const cases = (Object.keys(TABLE) as CommandName[]).flatMap((command) =>
  columns.map((role, column) => ({ command, role, allowed: TABLE[command].split(' ')[column] === 'x' })),
);
const rolesOf = (role: Role | undefined): ReadonlySet<Role> => new Set(role === undefined ? [] : [role]);

describe('the table of rights', () => {
  it('says of every command and every role what is written down here', () => {
    const wrong = cases.filter(({ command, role, allowed }) => mayUse(command, rolesOf(role)) !== allowed);
    expect(wrong).toEqual([]);
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(RIGHTS).sort());
  });

  it('has every command there is, and no other', () => {
    expect(commands.map(({ name }) => name).sort()).toEqual(Object.keys(RIGHTS).sort());
  });

  it('gives somebody with several roles what any of them gives', () => {
    for (const command of Object.keys(TABLE) as CommandName[]) {
      for (const first of ROLES) {
        for (const second of ROLES) {
          const both = mayUse(command, new Set([first, second]));
          expect(both, `${command} ${first} ${second}`).toBe(
            mayUse(command, rolesOf(first)) || mayUse(command, rolesOf(second)),
          );
        }
      }
    }
  });

  it('lists for a person exactly the commands that they may use', () => {
    for (const role of columns) {
      const listed = usableCommands(rolesOf(role));
      expect(listed).toEqual(
        (Object.keys(RIGHTS) as CommandName[]).filter((name) => mayUse(name, rolesOf(role))),
      );
    }
  });

  it('lets nobody change with a command what they may not even read with it', () => {
    for (const command of Object.keys(CHANGE_RIGHTS) as (keyof typeof CHANGE_RIGHTS)[]) {
      for (const role of ROLES) {
        if (mayChange(command, rolesOf(role))) expect(mayUse(command, rolesOf(role))).toBe(true);
      }
      expect(mayChange(command, rolesOf('steering_chair'))).toBe(false);
    }
  });
});
