import type { Language } from '../../../i18n/index.ts';
import { BETWEEN_NAMES } from '../types.ts';

/** How steps are kept, and the sentences that say what was done. */
const ACTS = {
  'giliran tambah': 'giliranTambah',
  'giliran pindah': 'giliranPindah',
  'giliran tukar': 'giliranTukar',
  'giliran lewati': 'giliranLewati',
  'giliran hapus': 'giliranHapus',
  'giliran kunci': 'giliranKunci',
  'giliran rencana': 'giliranRencana',
  'giliran absen': 'giliranAbsen',
  'giliran tanya': 'giliranTanya',
  'giliran ulang': 'giliranUlang',
  'giliran tunggu': 'giliranTunggu',
  'giliran lanjut': 'giliranLanjut',
  'giliran selesai': 'giliranSelesai',
  'tuanrumah bersedia': 'tuanrumahBersedia',
  'tuanrumah batal': 'tuanrumahBatal',
  'tuanrumah jawab bersedia': 'tuanrumahJawabBersedia',
  'tuanrumah jawab tidak bisa': 'tuanrumahJawabTidakBisa',
  'tuanrumah tanya dulu': 'tuanrumahTanyaDulu',
  'tuanrumah tukar': 'tuanrumahTukar',
  'tuanrumah tukar setuju': 'tuanrumahTukarSetuju',
  'tuanrumah tukar tolak': 'tuanrumahTukarTolak',
} as const;

const EXCHANGES = [
  'giliran tukar',
  'tuanrumah tukar',
  'tuanrumah tukar setuju',
  'tuanrumah tukar tolak',
] as const;

const isExchange = (action: string): action is (typeof EXCHANGES)[number] =>
  EXCHANGES.some((one) => one === action);

const isKnown = (action: string): action is keyof typeof ACTS => Object.hasOwn(ACTS, action);

/** What a step did, in words; one of an earlier version that is not known any more as it was kept. */
export function actWords(
  { action, subject }: { readonly action: string; readonly subject: string },
  { t }: Pick<Language, 't'>,
): string {
  const [name = '', other] = subject.split(BETWEEN_NAMES);
  if (isExchange(action) && other !== undefined)
    return t(`rotation:acts.${ACTS[action]}Dengan`, { name, other });
  // Earlier versions kept no institution with some of them.
  if (isKnown(action)) return t(`rotation:acts.${ACTS[action]}`, { name }).replace(/\s+/g, ' ').trim();
  return `${action} ${subject}`.trim();
}
