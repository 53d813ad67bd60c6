import { normalise } from './text/index.ts';

/** What is only polite: thanks, a greeting, or that something was heard. */
export type Politeness = 'thanks' | 'greeting' | 'heard';

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Words that make a text polite, and the emoji of the same sense (Slack writes them with colons). */
const THANKS =
  /\b(?:terima kasih|kasih|trimakasih|trimakasi|terimakasih|makasi|tengkyu|tengkiu|thankyou|thank|matur|hatur|syukron|suksma|makaseh|makase|mauliate|tarimo|tarimakasih|tararengkyu|kurre|ty|thanks|thx|thks|tq|arigato)\b/;
const GREETING =
  /\b(?:halo|hai|hi|hello|hallo|assalam\w*|asalam\w*|ass|aslm|waalaikum\w*|walaikum\w*|wassalam\w*|salam|selamat|permisi|punten|kulo ?nuwun|swastiastu|shalom|namo|good|morning|sugeng|pagi|siang|sore|malam|met|dirgahayu|minal|taqabbal\w*|taqobbal\w*|marhaban|merry|happy|congratulations|p|ping|test|tes|testing|tester|cek)\b/;
const HEARD =
  /\b(?:ok|oke|okay|okey|okeh|oce|okee|sip|siip|baik|baiklah|ya|iya|yes|yap|yup|yoi|nggih|inggih|injih|enggih|mangga|monggo|noted|dimengerti|mengerti|paham|dipahami|dicatat|tercatat|diterima|siap|roger|copy|86|mantap|mantab|bagus|keren|hebat|alhamdulillah|amin|aamiin|maaf|semangat|sehat|sukses|sampaikan|disampaikan|teruskan|diteruskan|laporkan|dilaporkan|laksanakan|dilaksanakan|ditunggu|sama|monitor|monitored|dimonitor|termonitor|dipantau|y|ye|yess|he+|hehe\w*|haha\w*|hihi\w*|wkwk\w*|hmm\w*|oh|ooh|wah|asik|nice|great|cool|mengganggu|berduka\w*|belasungkawa|lanjutkan|gas|jos|joss)\b/;
const EMOJI = /[\u{1F64F}👍👌🤝🫡👏❤🧡💙🤗😊🙂😁😄☺✅✔💪🤲🫶🌹💐🔥💯🙇👋]/u;
const SHORTCODE =
  /:(?:pray|\+1|thumbsup|ok_hand|handshake|saluting_face|clap|heart|blush|slightly_smiling_face|smile|white_check_mark|heavy_check_mark|muscle|wave|raised_hands|bow|ok|100)(?::|\b)/;

/** Words that may stand beside: who is addressed, what the thanks are for. */
const BESIDE = list(`
  terima kasih banyak sangat sekali atas untuk buat dengan dan yang nya ini itu juga lagi ya deh dong kembali sama hormat kami saya bapak ibu pak bu mas mbak kak kakak bang om tante
  kang akang teh teteh uda uni bli daeng lae ito ucok pakde bude godang lila salah tindak lanjuti menindaklanjuti
  min admin gunungan bot sekretariat panitia rekan teman tim semua sekalian para yth yang terhormat info infonya informasi informasinya bantuan bantuannya respon respons responsnya responnya
  pencerahannya pencerahan penjelasan penjelasannya arahan arahannya undangan undangannya pengingatnya pengingat perhatian perhatiannya kerja kerjasama kerjasamanya jawaban jawabannya
  selamat pagi siang sore malam datang bertugas beraktivitas berakhir pekan hari senin selasa rabu kamis jumat sabtu minggu wr wb warahmatullahi wabarakatuh wabarokatuh warohmatullahi wrwb
  alaikum assalamu wa sejahtera kebajikan om swastiastu namo buddhaya shalom morning afternoon evening you much very so good laksanakan komandan jenderal ndan bosku bos gan ibuk
  mohon maaf nanti akan segera dulu dahulu kepada ke pada beliau pimpinan atasan sehat selalu semoga lancar sudah jadi saja oleh lahir batin sebelumnya sekian amin aamiin
  hari raya idul idulfitri fitri adha iduladha natal nyepi waisak galungan kuningan imlek paskah ulang tahun baru hijriah muharram ramadan ramadhan puasa menunaikan ibadah menjalankan berbuka sahur
  aidin wal aidzin faizin faidzin walfaizin minna wa minkum ya karim merry christmas new year kemerdekaan hut pak ketua sekjen kebangkitan nasional pancasila santri ibu kartini with in on thanks
  mengganggu waktunya waktu mengucapkan mengucap segenap keluarga bahagia duka cita belasungkawa berduka turut berduka ikut berdukacita mendalam panjang umur berkah barakah bersama dan with
  satu dua cek h m hijriah hijriyah masehi ri republik indonesia minkum telepon ke sugeng enjang rahayu sampurasun nuwun sewu mugi kulo menika malih laksana siap baik ok oke ya`);

const LONGEST_WORDS = 14;

/** Whether words are only polite, and how; undefined as soon as they say or ask anything else. Pure. */
export function politenessOf(text: string): Politeness | undefined {
  if (text.includes('?')) return undefined;
  const plain = normalise(text.replace(/:[\w+-]+:/g, ' '));
  if (plain === '') return EMOJI.test(text) || SHORTCODE.test(text) ? 'heard' : undefined;
  const words = plain.split(' ');
  const isPolite =
    words.length <= LONGEST_WORDS &&
    words.every((word) => BESIDE.has(word) || isOwnWord(word) || isYearOfGreeting(word, plain));
  if (!isPolite) return undefined;
  if (THANKS.test(plain)) return 'thanks';
  if (GREETING.test(plain)) return 'greeting';
  return HEARD.test(plain) ? 'heard' : undefined;
}

/** `Selamat tahun baru 2027`, `Dirgahayu RI ke-81`. */
function isYearOfGreeting(word: string, plain: string): boolean {
  return /^\d{1,4}$/.test(word) && GREETING.test(plain);
}

/** A greeting by which it is answered in kind. */
export type Greeting = 'salam' | 'morning' | 'day' | 'afternoon' | 'evening' | 'other';

const GREETINGS: readonly (readonly [greeting: Greeting, sign: RegExp])[] = [
  ['salam', /\b(?:as+alam\w*|ass|aslm)\b/],
  ['morning', /\b(?:pagi|enjang|morning)\b/],
  ['day', /\bsiang\b/],
  ['afternoon', /\b(?:sore|afternoon)\b/],
  ['evening', /\b(?:malam|evening)\b/],
];

/** Which greeting words are that only greet. Pure. */
export function greetingIn(text: string): Greeting {
  const plain = normalise(text);
  return GREETINGS.find(([, sign]) => sign.test(plain))?.[0] ?? 'other';
}

/** Polite words that are names of people as well. */
const NAMES = /\b(?:bagus|salam|selamat|amin|sukses|hebat|sehat|semangat)\b/i;

/** Whether words are so surely polite that they are not even somebody's name. Pure. */
export function isCourtesy(text: string): boolean {
  return politenessOf(text) !== undefined && !NAMES.test(text);
}

function isOwnWord(word: string): boolean {
  return [THANKS, GREETING, HEARD].some((sign) => sign.exec(word)?.[0] === word);
}

/** Words with which somebody only says that a question follows. */
const LEAVE = list(
  'mau ingin hendak boleh bolehkah izin ijin numpang minta sesuatu ada satu hal pertanyaan tentang halo hai permisi punten ass assalamualaikum',
);
const TO_ASK = /\b(?:tanya|bertanya|nanya|pertanyaan)\b/;

/** Whether words only ask for leave to ask ("mohon izin bertanya"). Pure. */
export function asksLeave(text: string): boolean {
  const plain = normalise(text);
  const words = plain.split(' ');
  const isOnly = words.every(
    (word) => LEAVE.has(word) || BESIDE.has(word) || TO_ASK.test(word) || GREETING.exec(word)?.[0] === word,
  );
  return TO_ASK.test(plain) && isOnly && words.length <= LONGEST_WORDS;
}

/** Greetings, titles and the leave to ask that stand before what is meant. */
const PREAMBLE =
  /^(?:(?:assalamu['’ ]?alaikum\S*|wr\.?|wb\.?|selamat (?:pagi|siang|sore|malam)|pagi|siang|sore|malam|halo|hai|hallo|permisi|punten|maaf|mohon (?:izin|ijin|maaf)|minta (?:izin|ijin)|izin|ijin|bapak ?\/ ?ibu|bapak|ibu|pak|bu|min|mimin|admin|kak|mas|mbak|yth|semua|sekalian|(?:mau |ingin |numpang |boleh )?(?:bertanya|tanya|nanya|menanyakan)|mohon (?:info(?:rmasi(?:nya)?|nya)?|bantuan(?:nya)?|pencerahan(?:nya)?))(?![\p{L}\p{N}])[\s,.!:;-]*)+/iu;

/** A question without the greeting and the leave to ask before it; whole where nothing else is left. Pure. */
export function withoutPreamble(text: string): string {
  const rest = text.trim().replace(PREAMBLE, '').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text.trim();
}
