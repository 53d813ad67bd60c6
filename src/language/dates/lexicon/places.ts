import type { ZoneId } from '../../../lib/zone.ts';

/** Where each zone's cities and provinces are; a name said after `waktu` sets the zone. */
const places: Readonly<Record<ZoneId, string>> = {
  'Asia/Jakarta':
    'jakarta|jkt|dki|bandung|surabaya|semarang|yogyakarta|jogja|jogjakarta|yogya|solo|medan|padang|palembang|pekanbaru|jambi|bengkulu|lampung|bandar lampung|aceh|banda aceh|batam|tanjungpinang|pangkalpinang|serang|banten|bogor|bekasi|depok|tangerang|malang|jabar|jateng|jatim|jawa|jawa barat|jawa tengah|jawa timur|sumatera|sumatra|sumut|sumbar|sumsel|riau|pontianak|kalbar|kalimantan barat|palangkaraya|palangka raya|kalteng|kalimantan tengah',
  'Asia/Makassar':
    'makassar|makasar|mksr|ujung pandang|bali|denpasar|dps|ubud|mataram|lombok|ntb|kupang|ntt|labuan bajo|flores|sulawesi|sulsel|sulawesi selatan|sulut|sulawesi utara|sulteng|sulawesi tengah|sultra|sulawesi tenggara|sulbar|sulawesi barat|manado|menado|palu|kendari|gorontalo|mamuju|banjarmasin|banjarbaru|kalsel|kalimantan selatan|balikpapan|samarinda|ikn|nusantara|kaltim|kalimantan timur|tarakan|kaltara|kalimantan utara|tanjung selor',
  'Asia/Jayapura':
    'jayapura|papua|papua barat|papua barat daya|papua selatan|papua tengah|papua pegunungan|sorong|manokwari|merauke|timika|nabire|wamena|biak|ambon|maluku|maluku utara|malut|ternate|sofifi|tual',
  'Asia/Singapore': 'singapura|singapore|sgt|kuala lumpur|malaysia',
  'Asia/Tokyo': 'tokyo|jepang|japan',
  'Asia/Riyadh': 'makkah|mekah|mekkah|madinah|jeddah|riyadh|arab saudi',
};

/** Civil times by name. */
const civilTimes: Readonly<Record<ZoneId, string>> = {
  'Asia/Jakarta': 'wib|waktu indonesia barat|waktu indonesia bagian barat|waktu barat',
  'Asia/Makassar': 'wita|waktu indonesia tengah|waktu indonesia bagian tengah|waktu tengah',
  'Asia/Jayapura': 'wit|waktu indonesia timur|waktu indonesia bagian timur|waktu timur',
};

function pairs(table: Readonly<Record<ZoneId, string>>): readonly (readonly [ZoneId, string])[] {
  return Object.entries(table).flatMap(([zone, names]) =>
    names.split('|').map((name) => [zone, name] as const),
  );
}

/** Names that set the zone by themselves, and names that do so only after `waktu`. */
export const zoneNames: readonly (readonly [ZoneId, string])[] = [
  ...pairs(civilTimes),
  ...pairs(places).flatMap(([zone, name]) => [
    [zone, `waktu ${name}`] as const,
    [zone, `wkt ${name}`] as const,
    [zone, `${name} time`] as const,
    [zone, `jam ${name}`] as const,
  ]),
];

export const placeNames: readonly (readonly [ZoneId, string])[] = pairs(places);
