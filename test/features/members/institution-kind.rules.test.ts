import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readInstitutions } from '../../../src/features/members/import/file.rules.ts';
import {
  kindByName,
  kindWord,
  readKind,
  shownName,
} from '../../../src/features/members/institution-kind.rules.ts';
import { INSTITUTION_KINDS } from '../../../src/model/institution.ts';

const SHIPPED = new URL('../../../src/features/members/data/institutions.csv', import.meta.url);

it('every institution of the shipped list is known by its name for what the list says it is', () => {
  const wrong = readInstitutions(readFileSync(SHIPPED)).filter((one) => kindByName(one) !== one.kind);
  expect(wrong.map(({ officialName, kind }) => [officialName, kind])).toEqual([]);
});

it('the shipped list names each region as a government of its own', () => {
  const regions = readInstitutions(readFileSync(SHIPPED)).filter(({ kind }) => kind === 'province');
  expect(regions).toHaveLength(38);
  expect(regions.filter(({ shortName }) => !/^Pem(?:prov|da|erintah) /.test(shortName))).toEqual([]);
});

it.each([
  ['Kementerian Koordinator Bidang Pangan', 'Pangan', 'coordinating_ministry'],
  ['Keuangan', 'Kemenkeu', 'ministry'],
  ['Luar Negeri', 'Kemlu', 'ministry'],
  ['Instansi Kemenko PMK', 'Kemenko PMK', 'coordinating_ministry'],
  ['Kota Surabaya', 'Surabaya', 'regency'],
  ['Pemerintah Kabupaten Badung', 'Badung', 'regency'],
  ['Badung', 'Pemkab Badung', 'regency'],
  ['Provinsi Bali', 'Bali', 'province'],
  ['Bali', 'Pemprov Bali', 'province'],
  ['Staf Perencanaan', 'TNI AU', 'forces'],
  ['Perkumpulan Arsiparis', 'Kema', 'other'],
])('%s (%s) is taken for %s', (officialName, shortName, kind) => {
  expect(kindByName({ officialName, shortName })).toBe(kind);
});

it('a word of the members file names the same kind again, in any spelling', () => {
  for (const kind of INSTITUTION_KINDS) expect(readKind(kindWord(kind))).toBe(kind);
  expect(['Kementerian Koordinator', 'tni-polri', 'Kota', 'LEMBAGA', ''].map(readKind)).toEqual([
    'coordinating_ministry',
    'forces',
    'regency',
    'agency',
    undefined,
  ]);
});

it.each([
  ['province', 'Pemerintah Provinsi Bali', 'Bali', 'Pemprov Bali'],
  ['province', 'Pemerintah Provinsi Bali', 'Prov. Bali', 'Pemprov Bali'],
  ['province', 'Pemerintah Provinsi Bali', 'Pemprov Bali', 'Pemprov Bali'],
  ['province', 'Pemerintah Provinsi Daerah Khusus Jakarta', 'DKJ', 'Pemprov DKJ'],
  ['province', 'Pemerintah Aceh', 'Aceh', 'Pemerintah Aceh'],
  ['province', 'Pemerintah Daerah Daerah Istimewa Yogyakarta', 'DIY', 'Pemda DIY'],
  ['regency', 'Pemerintah Kabupaten Badung', 'Badung', 'Pemkab Badung'],
  ['regency', 'Kabupaten Kotabaru', 'Kotabaru', 'Pemkab Kotabaru'],
  ['regency', 'Pemerintah Kota Bogor', 'Kota Bogor', 'Pemkot Bogor'],
  ['agency', 'Badan Narkotika Nasional Provinsi Bali', 'BNNP Bali', 'BNNP Bali'],
] as const)('of kind %s %s (%s) is shown as %s', (kind, officialName, shortName, shown) => {
  expect(shownName({ kind, officialName, shortName })).toBe(shown);
});
