/** What people call a variable when they think of another program. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  DB_URL: 'DATABASE_URL',
  PG_URL: 'DATABASE_URL',
  POSTGRES_URL: 'DATABASE_URL',
  POSTGRESQL_URL: 'DATABASE_URL',
  DATABASE_URI: 'DATABASE_URL',
  TELEGRAM_API_TOKEN: 'TELEGRAM_BOT_TOKEN',
  SIGNING_SECRET: 'SLACK_SIGNING_SECRET',
  ADMIN: 'ADMIN_IDS',
  ADMINS: 'ADMIN_IDS',
  TIMEZONE: 'FORUM_TIMEZONE',
  DATA_FOLDER: 'DATA_DIR',
};

/**
 * The known names that somebody may have meant by a name that nobody knows: one letter off, in other letters, with the
 * program's name before it, or a token with a word left out (`TELEGRAM_TOKEN`). None for a name that is not like any.
 */
export function namesMeantBy(given: string, known: readonly string[]): readonly string[] {
  if (known.includes(given)) return [];
  const name = given.toUpperCase().replace(/^GUNUNGAN_/, '');
  const alias = OTHER_WORDS[name];
  if (known.includes(name)) return [name];
  if (alias !== undefined && known.includes(alias)) return [alias];
  const typos = known.filter((one) => one.length > 5 && isOneEditApart(name, one));
  return typos.length > 0 ? typos : known.filter((one) => isTokenOf(name, one));
}

/**
 * Whether a token lost a word of its name (`TELEGRAM_TOKEN`, `BOT_TOKEN`). Other names that are short for ours, such as
 * `SLACK_SECRET`, may as well be another program's in a `.env` that several read.
 */
function isTokenOf(short: string, long: string): boolean {
  return /^(?:TELEGRAM|SLACK|BOT|APP)_TOKEN$/.test(short) && isShortFor(short, long);
}

/** Whether the words of the short name all stand in the long one in their order. */
function isShortFor(short: string, long: string): boolean {
  const longWords = long.split('_');
  let at = -1;
  return short.split('_').every((word) => {
    at = longWords.indexOf(word, at + 1);
    return at >= 0;
  });
}

/** Whether one letter inserted, left out, replaced or swapped with its neighbour makes one of the other. */
function isOneEditApart(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const [rest, other] = [short.slice(at), long.slice(at)];
  if (rest === other.slice(1) || rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}
