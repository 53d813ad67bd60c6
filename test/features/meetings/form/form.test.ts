import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingForm } from '../../../../src/features/meetings/form/form.ts';
import { loadLanguages } from '../../../../src/i18n/index.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

it('the form of a meeting shows an example under the time, not a complaint', () => {
  const languages = loadLanguages(new URL('../../../../locales/', import.meta.url));
  const hints = languages.locales.map((locale) => {
    const field = meetingForm(languages.of(locale)).fields.find(({ name }) => name === 'when');
    return field?.kind === 'text' ? field.hint : undefined;
  });
  for (const hint of hints) expect(hint).toMatch(/^(Contoh|For example): Jumat, /);
});

describe('the form of a meeting in Slack', () => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
  });
  afterAll(() => bot.close());

  it('says under each field what is wrong and keeps what was typed', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'secretariat', command: 'buatrapat' },
        { place: 'form', has: ['Buat pertemuan', 'Batas konfirmasi'] },
      ],
      [
        {
          who: 'secretariat',
          fill: {
            title: 'Rapat pengurus',
            when: 'besok',
            place: 'Daring',
            link: 'x',
            answerBy: 'kapan-kapan',
          },
        },
        { place: 'errors', has: ['when: ', 'jamnya belum disebut', 'link: Tautan harus', 'answerBy: '] },
      ],
      [
        {
          who: 'secretariat',
          fill: {
            when: 'Selasa, 20 April 2027 pukul 10.00 WITA',
            link: '',
            answerBy: '',
            host: 'kemenkeu',
            agenda: 'Satu\nTempat: dua',
          },
        },
        {
          has: [
            ...['Pertemuan ke-1 tersimpan', 'pukul 10.00 WITA', 'Daring'],
            ...['Beginilah undangan akan dibaca anggota', 'UNDANGAN PERTEMUAN KE-1', 'Tempat: dua'],
          ],
          buttons: ['Umumkan sekarang', 'Ubah'],
        },
      ],
    ]);
    const meeting = await bot.app.database.prisma.meeting.findFirstOrThrow({
      where: { number: 1 },
      include: { host: true },
    });
    expect([meeting.place, meeting.agenda, meeting.host?.code]).toEqual([
      'Daring',
      'Satu\nTempat: dua',
      'KEMENKEU',
    ]);
  });

  it('changes the draft in the same form before anybody is told, and shows its invitation again', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'secretariat', press: 'Ubah' },
        { place: 'form', has: ['Buat pertemuan', 'Batas konfirmasi'] },
      ],
      [
        { who: 'secretariat', fill: { when: 'besok' } },
        { place: 'errors', has: 'jamnya belum disebut' },
      ],
      [
        {
          who: 'secretariat',
          fill: { when: 'Rabu, 21 April 2027 pukul 10.00-12.00 WITA', place: 'Aula Gaharu', agenda: '' },
        },
        {
          has: ['UNDANGAN PERTEMUAN KE-1', 'Rabu, 21 April 2027', 'Aula Gaharu'],
          lacks: 'Tempat: dua',
          buttons: ['Umumkan sekarang', 'Ubah'],
        },
      ],
      [{ who: 'secretariat', press: 'Ubah' }, { place: 'form' }],
      // As it was filled in by itself.
      [
        { who: 'secretariat', fill: {} },
        { has: ['Rabu, 21 April 2027', '10.00 s.d. 12.00 WITA', 'Rapat pengurus'] },
      ],
    ]);
    const { prisma } = bot.app.database;
    expect(await prisma.meeting.count({ where: { number: 1, host: { code: 'KEMENKEU' } } })).toBe(1);
    await prisma.meeting.updateMany({ where: { number: 1 }, data: { state: 'announced' } });
    await verifyDialogue(voicesOf(bot).slack, [[{ who: 'secretariat', press: 'Ubah' }, { has: 'ke-1' }]]);
    await prisma.meeting.updateMany({ where: { number: 1 }, data: { state: 'draft' } });
  });
});
