import { expect, it } from 'vitest';
import { groupAlike } from '../../../src/features/faq/unanswered/likeness.rules.ts';

const groups = (...questions: readonly string[]): readonly (readonly string[])[] =>
  groupAlike(questions.map((question) => ({ question }))).map((group) =>
    group.map(({ question }) => question),
  );

it('questions that ask the same in other words are one group, the others stand alone', () => {
  const wifi = ['ada wifi gak di aula', 'password wifi aula apa ya min', 'WIFI di aula ada?'];
  const shuttle = ['bus antar jemput dari bandara jam berapa', 'jam brp bus jemputan bandara'];
  const alone = 'siapa pelukis lukisan di lobi';
  const found = groups(wifi[0] ?? '', shuttle[0] ?? '', alone, ...wifi.slice(1), ...shuttle.slice(1));
  expect(found).toHaveLength(3);
  expect(found[0]).toEqual(wifi);
  expect(found[1]).toEqual(shuttle);
  expect(found[2]).toEqual([alone]);
});

it('questions about the same thing that ask something else of it are kept apart', () => {
  expect(groups('boleh bawa anak kecil ke acara?', 'boleh bawa senjata dinas ke acara?')).toHaveLength(2);
});

it('courtesies around a question do not make it alike to others', () => {
  expect(
    groups('mohon izin bertanya min, ada tempat menyusui?', 'mohon izin bertanya min, ada dokter jaga?'),
  ).toHaveLength(2);
});

it('words that stand in all entries of the forum do not make questions alike', () => {
  const known = ['Kapan rapat forum?', 'Di mana rapat forum?', 'Siapa tuan rumah rapat forum?'];
  const asked = ['rapat forum pakai mikrofon nirkabel?', 'rapat forum ada juru bahasa isyarat?'];
  const grouped = groupAlike(
    asked.map((question) => ({ question })),
    known,
  );
  expect(grouped).toHaveLength(2);
});
