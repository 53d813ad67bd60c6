import type { Command } from '../inbound/command.ts';
import type { Job } from '../model/job.ts';
import { planReminders, recordMissed } from '../notices/plan-due.job.ts';
import { belum } from './answers/belum.command.ts';
import { diwakili } from './answers/diwakili.command.ts';
import { hadir } from './answers/hadir.command.ts';
import { ragu } from './answers/ragu.command.ts';
import { rekap } from './answers/rekap.command.ts';
import { status } from './answers/status.command.ts';
import { tidakhadir } from './answers/tidakhadir.command.ts';
import { jejak } from './audit/jejak.command.ts';
import { faq } from './faq/faq.command.ts';
import { faqhapus } from './faq/faqhapus.command.ts';
import { faqtambah } from './faq/faqtambah.command.ts';
import { faqubah } from './faq/faqubah.command.ts';
import { takterjawab } from './faq/takterjawab.command.ts';
import { tanya } from './faq/tanya.command.ts';
import type { Feature } from './feature.ts';
import { notula } from './follow-up/notula.command.ts';
import { tindaklanjut } from './follow-up/tindaklanjut.command.ts';
import { bahasa } from './forum/bahasa.command.ts';
import { bantuan } from './forum/bantuan.command.ts';
import { batal } from './forum/batal.command.ts';
import { forum } from './forum/forum.command.ts';
import { kesehatan } from './forum/kesehatan.command.ts';
import { lepaskan } from './forum/lepaskan.command.ts';
import { tautkan } from './forum/tautkan.command.ts';
import { batalrapat } from './meetings/batalrapat.command.ts';
import { buatrapat } from './meetings/buatrapat.command.ts';
import { meetings } from './meetings/index.ts';
import { jadwal } from './meetings/jadwal.command.ts';
import { rapat } from './meetings/rapat.command.ts';
import { tundarapat } from './meetings/tundarapat.command.ts';
import { ubahrapat } from './meetings/ubahrapat.command.ts';
import { umumkan } from './meetings/umumkan.command.ts';
import { anggota } from './members/anggota.command.ts';
import { daftar } from './members/daftar.command.ts';
import { members } from './members/index.ts';
import { peran } from './members/peran.command.ts';
import { sambung } from './members/sambung.command.ts';
import { start } from './members/start.command.ts';
import { undang } from './members/undang.command.ts';
import { dataku } from './privacy/dataku.command.ts';
import { hapusdataku } from './privacy/hapusdataku.command.ts';
import { privacy } from './privacy/index.ts';
import { reminders } from './reminders/index.ts';
import { ingatkan } from './reminders/ingatkan.command.ts';
import { pengaturan } from './reminders/pengaturan.command.ts';
import { pengingat } from './reminders/pengingat.command.ts';
import { pengiriman } from './reminders/pengiriman.command.ts';
import { giliran } from './rotation/giliran.command.ts';
import { serahterima } from './rotation/serahterima.command.ts';
import { tuanrumah } from './rotation/tuanrumah.command.ts';

/** Every feature there is; what they bring is in this order. */
export const features: readonly Feature[] = [meetings, reminders, members, privacy];

/** Plans what is due, of all features. */
export const planningJobs: readonly Job[] = [planReminders, recordMissed];

/** Every command there is; to add one, write its file and a line here. The order is that of the menus. */
export const commands: readonly Command[] = [
  start,
  bantuan,
  hadir,
  tidakhadir,
  diwakili,
  ragu,
  rapat,
  jadwal,
  status,
  tuanrumah,
  tindaklanjut,
  tanya,
  faq,
  daftar,
  sambung,
  dataku,
  hapusdataku,
  bahasa,
  pengaturan,
  kesehatan,
  forum,
  batal,
  rekap,
  belum,
  ingatkan,
  pengingat,
  pengiriman,
  buatrapat,
  umumkan,
  ubahrapat,
  tundarapat,
  batalrapat,
  giliran,
  serahterima,
  notula,
  faqtambah,
  faqubah,
  faqhapus,
  takterjawab,
  anggota,
  peran,
  undang,
  jejak,
  tautkan,
  lepaskan,
];
