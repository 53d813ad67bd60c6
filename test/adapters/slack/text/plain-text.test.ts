import { expect, test } from 'vitest';
import { mentionsUser, plainText } from '../../../../src/adapters/slack/text/plain-text.ts';

test.each([
  ['<@U0BOT> kapan rapat?', 'kapan rapat?'],
  ['halo <@U0BOT|gunungan>, apa kabar', 'halo , apa kabar'],
  ['R&amp;D &lt;b&gt;', 'R&D <b>'],
  ['&amp;lt;', '&lt;'],
  ['lihat <http://bmkg.go.id|bmkg.go.id>', 'lihat bmkg.go.id'],
  ['<https://zoom.us/j/1?a=1&amp;b=2>', 'https://zoom.us/j/1?a=1&b=2'],
  ['<https://maps.example/x|Aula BMKG>', 'Aula BMKG (https://maps.example/x)'],
  ['<mailto:tu@bmkg.go.id|tu@bmkg.go.id>', 'tu@bmkg.go.id'],
  ['<tel:+62215551234|+62215551234>', '+62215551234'],
  ['<@U0LAIN|ratna> dan <@U0LAIN>', '@ratna dan @U0LAIN'],
  [
    '<#C1|forum> <!here> <!subteam^S1|@sekretariat> <!date^1^{date}|5 Februari>',
    '#forum @here @sekretariat 5 Februari',
  ],
  ['Acara: Rapat\nWaktu:  besok', 'Acara: Rapat\nWaktu: besok'],
  ['hadir \u202Esemua', 'hadir semua'],
  ['3 < 5 > 2', '3 < 5 > 2'],
])('%j is read as %j', (text, expected) => {
  expect(plainText(text, 'U0BOT')).toBe(expected);
});

test('a mention of the bot is told from mentions of others', () => {
  expect(mentionsUser('<@U0BOT> halo', 'U0BOT')).toBe(true);
  expect(mentionsUser('<@U0BOTX> halo', 'U0BOT')).toBe(false);
  expect(mentionsUser('<@U0BOT> halo', undefined)).toBe(false);
});
