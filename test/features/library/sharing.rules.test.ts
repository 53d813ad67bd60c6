import { describe, expect, it } from 'vitest';
import { kindFirst, readEntryLines } from '../../../src/features/library/lines.ts';
import { fitting, isOfficialLink, readLink } from '../../../src/features/library/rules.ts';
import { linkKey, regulationKey, sameBy, samenessOf } from '../../../src/features/library/sameness.rules.ts';
import {
  mending,
  newDraft,
  onwards,
  steppedBack,
} from '../../../src/features/library/sharing/steps.rules.ts';

describe('a regulation', () => {
  it.each([
    ['Peraturan LAN Nomor 6 Tahun 2023', 'PERLAN No. 6/2023'],
    ['PP 94 Tahun 2021', 'Peraturan Pemerintah Nomor 94 Tahun 2021'],
    ['UU No. 20 Tahun 2023', 'Undang-Undang Nomor 20 Tahun 2023'],
    ['Perpres 95/2018', 'peraturan presiden  nomor 095 tahun 2018'],
    ['SE Menpan 12/2025', 'Surat Edaran Menteri PANRB Nomor 12 Tahun 2025'],
  ])('%s is %s', (one, other) => {
    expect(regulationKey(one)).not.toBe('');
    expect(regulationKey(one)).toBe(regulationKey(other));
  });

  it.each([
    ['UU 20/2023', 'PP 20/2023'],
    ['Perpres 95/2018', 'Perpres 95/2019'],
    ['Perppu 1/2022', 'PP 1/2022'],
    ['', 'PP 1/2022'],
  ])('“%s” is not %s', (one, other) => {
    expect(regulationKey(one)).not.toBe(regulationKey(other));
  });
});

it('what of one message was not taken is asked for line by line, with what would fit', () => {
  const draft = mending({ ...newDraft(1), kind: 'policy', open: { says: 'fits', link: '' } }, 'summary');
  const second = onwards(draft);
  expect(second).toMatchObject({ step: 'says', isEditing: true, options: ['fits'], open: { link: '' } });
  expect(onwards(second)).toMatchObject({ step: 'link', options: [], open: {} });
  expect(onwards(onwards(second)).step).toBe('preview');
  expect(steppedBack(second)).toMatchObject({ step: 'preview', open: {} });
});

it('an address alone is what is shared, and no title', () => {
  const link = 'https://lan.go.id/peraturan/6';
  expect(readEntryLines(link)).toMatchObject({ kind: undefined, lines: { link } });
  expect(readEntryLines(`kebijakan ${link}`)).toMatchObject({ kind: 'policy', lines: { link } });
  expect(readEntryLines(`kebijakan ${link}`).lines.title).toBeUndefined();
});

describe('an address', () => {
  it.each([
    ['jdih.lan.go.id', 'https://jdih.lan.go.id/'],
    ['http://lan.go.id/a?b=1', 'http://lan.go.id/a?b=1'],
    ['<https://lan.go.id/a|lan>', 'https://lan.go.id/a'],
    ['https://lan.go.id/a.', 'https://lan.go.id/a'],
  ])('%s is read', (typed, link) => {
    expect(readLink(typed)).toEqual({ ok: true, link });
  });

  it.each([
    ['javascript:alert(1)', 'linkKind'],
    ['JAVASCRIPT:alert(1)', 'linkKind'],
    ['data:text/html,x', 'linkKind'],
    ['ftp://lan.go.id', 'linkKind'],
    ['https://lan.go.id@jahat.example/x', 'linkKind'],
    ['bukan tautan', 'noLink'],
    ['https://', 'noLink'],
    ['localhost', 'noLink'],
    ['http://127.0.0.1/x', 'noLink'],
    ['', 'noLink'],
  ])('“%s” is not: %s', (typed, problem) => {
    expect(readLink(typed)).toEqual({ ok: false, problem });
  });

  it('is the same without what leads nowhere else', () => {
    expect(linkKey('http://www.lan.go.id/a/?utm_source=wa#isi')).toBe(linkKey('https://lan.go.id/a'));
    expect(linkKey('https://lan.go.id/a?id=1')).not.toBe(linkKey('https://lan.go.id/a?id=2'));
  });

  it.each([
    ['https://jdih.lan.go.id/x', true],
    ['https://tni.mil.id', true],
    ['https://go.id.contoh.com', false],
    ['https://contohgo.id', false],
  ])('%s is official: %s', (link, isOfficial) => {
    expect(isOfficialLink(link)).toBe(isOfficial);
  });
});

describe('two titles', () => {
  const same = (one: string, other: string) =>
    sameBy(samenessOf({ title: one }), samenessOf({ title: other }));

  it('are alike by their telling words alone', () => {
    expect(same('Pedoman manajemen talenta ASN', 'Panduan Manajemen Talenta ASN')).toBe('title');
    expect(same('Modul arsip digital', 'Bahan ajar arsip digital')).toBe('title');
    expect(same('Peraturan tentang arsip', 'Peraturan tentang cuti')).toBeUndefined();
    expect(same('Pedoman', 'Panduan')).toBeUndefined();
  });
});

describe('one message', () => {
  it('says its kind on the first line, by its label, or by what only it has', () => {
    expect(readEntryLines('kebijakan\nJudul: A').kind).toBe('policy');
    expect(readEntryLines('Jenis: Bahan ajar\nJudul: A').kind).toBe('teaching_material');
    expect(readEntryLines('Judul: A\nMasalah: B\nLangkah: C').kind).toBe('good_practice');
    expect(readEntryLines('Judul: A\nRingkasan: B').kind).toBeUndefined();
    expect(kindFirst('praktik baik')).toEqual({ kind: 'good_practice', rest: '' });
  });

  it('keeps lines, topics and labels that it does not know apart', () => {
    const read = readEntryLines(
      'bahan ajar\nArsip digital\nSasaran: arsiparis\nTopik: Arsip, SDM\nWarna: biru',
    );
    expect(read).toMatchObject({
      ...{ kind: 'teaching_material', topics: ['Arsip', 'SDM'], unknown: ['Warna'] },
      lines: { title: 'Arsip digital', audience: 'arsiparis' },
    });
  });
});

it('a text that is too long is offered up to the last sentence that fits', () => {
  expect(fitting('Satu dua. Tiga empat.', 100)).toBe('Satu dua. Tiga empat.');
  expect(fitting('Satu dua tiga. Empat lima enam.', 20)).toBe('Satu dua tiga.');
  expect(fitting('x'.repeat(30), 20)).toBe('x'.repeat(20));
});
