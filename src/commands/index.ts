import { belum } from '../features/answers/belum.command.ts';
import { diwakili } from '../features/answers/diwakili.command.ts';
import { hadir } from '../features/answers/hadir.command.ts';
import { ragu } from '../features/answers/ragu.command.ts';
import { rekap } from '../features/answers/rekap.command.ts';
import { status } from '../features/answers/status.command.ts';
import { tidakhadir } from '../features/answers/tidakhadir.command.ts';
import { jejak } from '../features/audit/jejak.command.ts';
import { faq } from '../features/faq/faq.command.ts';
import { faqhapus } from '../features/faq/faqhapus.command.ts';
import { faqtambah } from '../features/faq/faqtambah.command.ts';
import { faqubah } from '../features/faq/faqubah.command.ts';
import { takterjawab } from '../features/faq/takterjawab.command.ts';
import { tanya } from '../features/faq/tanya.command.ts';
import { notula } from '../features/follow-up/notula.command.ts';
import { tindaklanjut } from '../features/follow-up/tindaklanjut.command.ts';
import { bahasa } from '../features/forum/bahasa.command.ts';
import { bantuan } from '../features/forum/bantuan.command.ts';
import { batal } from '../features/forum/batal.command.ts';
import { forum } from '../features/forum/forum.command.ts';
import { kesehatan } from '../features/forum/kesehatan.command.ts';
import { lepaskan } from '../features/forum/lepaskan.command.ts';
import { tautkan } from '../features/forum/tautkan.command.ts';
import { batalrapat } from '../features/meetings/batalrapat.command.ts';
import { buatrapat } from '../features/meetings/buatrapat.command.ts';
import { jadwal } from '../features/meetings/jadwal.command.ts';
import { rapat } from '../features/meetings/rapat.command.ts';
import { tundarapat } from '../features/meetings/tundarapat.command.ts';
import { ubahrapat } from '../features/meetings/ubahrapat.command.ts';
import { umumkan } from '../features/meetings/umumkan.command.ts';
import { anggota } from '../features/members/anggota.command.ts';
import { daftar } from '../features/members/daftar.command.ts';
import { peran } from '../features/members/peran.command.ts';
import { sambung } from '../features/members/sambung.command.ts';
import { start } from '../features/members/start.command.ts';
import { undang } from '../features/members/undang.command.ts';
import { dataku } from '../features/privacy/dataku.command.ts';
import { hapusdataku } from '../features/privacy/hapusdataku.command.ts';
import { ingatkan } from '../features/reminders/ingatkan.command.ts';
import { pengaturan } from '../features/reminders/pengaturan.command.ts';
import { pengingat } from '../features/reminders/pengingat.command.ts';
import { pengiriman } from '../features/reminders/pengiriman.command.ts';
import { giliran } from '../features/rotation/giliran.command.ts';
import { serahterima } from '../features/rotation/serahterima.command.ts';
import { tuanrumah } from '../features/rotation/tuanrumah.command.ts';
import type { Command } from '../inbound/command.ts';

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
