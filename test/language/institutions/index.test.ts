import { describe, expect, it } from 'vitest';
import { createInstitutionIndex } from '../../../src/language/institutions/index.ts';

const institutions = [
  ['KEMENKEU', 'Kementerian Keuangan', 'Kemenkeu'],
  ['KEMENKES', 'Kementerian Kesehatan', 'Kemenkes'],
  ['KEMENKO-PANGAN', 'Kementerian Koordinator Bidang Pangan', 'Kemenko Pangan'],
  ['KEMENPANRB', 'Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi', 'Kementerian PANRB'],
  ['BAPANAS', 'Badan Pangan Nasional', 'Bapanas'],
  ['BMKG', 'Badan Meteorologi, Klimatologi, dan Geofisika', 'BMKG'],
  ['BPK', 'Badan Pemeriksa Keuangan', 'BPK'],
  ['TNI-AD', 'Tentara Nasional Indonesia Angkatan Darat', 'TNI AD'],
  ['SETKAB', 'Sekretariat Kabinet', 'Setkab'],
  ['PROV-31', 'Pemerintah Provinsi Daerah Khusus Ibukota Jakarta', 'DKI Jakarta'],
  ['PROV-33', 'Pemerintah Provinsi Jawa Tengah', 'Jateng'],
  ['PROV-35', 'Pemerintah Provinsi Jawa Timur', 'Jatim'],
  ['PROV-91', 'Pemerintah Provinsi Papua', 'Papua'],
  ['PROV-92', 'Pemerintah Provinsi Papua Barat', 'Papua Barat'],
  ['KOTA-BOGOR', 'Pemerintah Kota Bogor', 'Kota Bogor'],
  ['KAB-BOGOR', 'Pemerintah Kabupaten Bogor', 'Kabupaten Bogor'],
].map(([code = '', officialName = '', shortName = '']) => ({ code, officialName, shortName }));

const index = createInstitutionIndex(institutions);

function certain(query: string): string | undefined {
  const [best] = index.find(query, 1);
  return best?.certain ? best.code : undefined;
}

describe('finding an institution', () => {
  it.each([
    ['bmkg', 'BMKG'],
    ['Kemenkeu', 'KEMENKEU'],
    ['kementrian keuangan', 'KEMENKEU'],
    ['Sekda Papua Barat', 'PROV-92'],
    ['Papua', 'PROV-91'],
    ['pemprov jatim', 'PROV-35'],
    ['Jawa Timur', 'PROV-35'],
    ['DKI', 'PROV-31'],
    ['menpan rb', 'KEMENPANRB'],
    ['tni-ad', 'TNI-AD'],
    ['TNIAD', 'TNI-AD'],
    ['Sekretariat Kabinet', 'SETKAB'],
    ['Sestama BMKG', 'BMKG'],
    ['pemkot bogor', 'KOTA-BOGOR'],
    ['Sekda Kabupaten Bogor', 'KAB-BOGOR'],
  ])('knows %s for certain', (query, code) => {
    expect(certain(query)).toBe(code);
  });

  it.each([
    ['kemnkeu', 'KEMENKEU'],
    ['meteorologi', 'BMKG'],
    ['badan pangan', 'BAPANAS'],
    ['pangan', 'KEMENKO-PANGAN'],
    ['keuangn', 'KEMENKEU'],
  ])('offers %s first without being certain', (query, code) => {
    const [best] = index.find(query, 3);
    expect(best).toMatchObject({ code, certain: false });
  });

  it('offers every institution that fits as well', () => {
    expect(index.find('jawa', 5).map((match) => match.code)).toEqual(['PROV-33', 'PROV-35']);
    expect(index.find('bogor', 5).every((match) => !match.certain)).toBe(true);
    expect(index.find('jawa', 1)).toHaveLength(1);
  });

  it('is not certain when more was said than a name', () => {
    expect(certain('BMKG dinas luar')).toBeUndefined();
    expect(certain('Kementerian Keuangan besok')).toBeUndefined();
  });

  it.each(['', '   ', 'xyz', '🙏', 'hadir'])('finds nothing for "%s"', (query) => {
    expect(index.find(query, 5)).toEqual([]);
  });

  it('finds the nicknames that a forum keeps, and none for certain when two share one', () => {
    const shared = createInstitutionIndex([
      { code: 'A', officialName: 'Badan Alfa', shortName: 'BA', nicknames: ['markas'] },
      { code: 'B', officialName: 'Badan Beta', shortName: 'BB', nicknames: ['markas', 'rumah beta'] },
    ]);
    expect(shared.find('rumah beta', 1)).toMatchObject([{ code: 'B', certain: true }]);
    expect(shared.find('markas', 2).map((match) => match.certain)).toEqual([false, false]);
  });
});
