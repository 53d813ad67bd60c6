import { describe, expect, it } from 'vitest';
import { politenessOf } from '../../src/language/politeness.ts';

describe('what people write who ask nothing', () => {
  it.each([
    ...['Siap Pak 🙏', 'Noted with thanks', 'baik bu terima kasih', 'thanks min', 'tks', 'trims', 'mantap'],
    ...[
      'oke min',
      'ok siap laksanakan',
      'sip',
      'matur nuwun',
      'hatur nuhun kang',
      'terima kasih atas infonya',
    ],
    ...['siap, terima kasih banyak atas informasinya pak', 'sama-sama', 'siap 86 ndan', 'nggih pak'],
    ...[
      'baik, akan kami sampaikan ke pimpinan',
      'selamat pagi bapak ibu',
      'assalamualaikum',
      'makasih infonya kak',
    ],
    ...[
      'oke baik terima kasih pak sekretariat',
      'semoga sehat selalu',
      'baik, dicatat',
      'siap pak laksanakan',
    ],
    ...[
      'terimakasih byk',
      'inggih matur suwun',
      'iya pak siap',
      'siap salah',
      'tarimo kasih uda',
      'mauliate godang',
    ],
    ...['hatur tararengkyu teh', 'makaseh daeng', 'ok bli suksma', 'siap dilaksanakan', 'noted pak, tks'],
    ...[
      'baik pak, terima kasih atas arahannya, segera kami tindak lanjuti',
      'siap bapak, mohon maaf mengganggu',
    ],
    ...['oke noted kak, makasih banyak ya', 'okay thank you so much'],
  ])('“%s” asks nothing', (words) => {
    expect(politenessOf(words)).toBeDefined();
  });

  it.each(['siap hadir jam berapa', 'terima kasih, parkirnya di mana', 'noted, bajunya apa pak'])(
    '“%s” asks something',
    (words) => {
      expect(politenessOf(words)).toBeUndefined();
    },
  );
});
