/** What a quorum looks like: `11`, `50%`, `2/3`, each also with `+1`. */
const FORM = /^(\d{1,4})(?:(%)|\/(\d{1,2}))?(\+1)?$/;
const HALF = /^(?:setengah|separuh|seperdua|half)$/;
const MORE_THAN_HALF = /^(?:lebihdari|lebihdr|lebih|>|morethan)(?:setengah|separuh|seperdua|half)$/;
const UNIT = /(?:instansi|anggota|lembaga|orang|institutions?|members?|suara)$/;

/**
 * A quorum as it is kept, of what people write: `11 instansi`, `50%`, `50 % + 1`, `2/3`, `lebih dari setengah`; undefined for what
 * is none, or can never be reached.
 */
export function readQuorum(text: string): string | undefined {
  const bare = text
    .toLowerCase()
    .replace(/persen|percent/g, '%')
    .replace(/(?:di)?tambah|plus/g, '+')
    .replace(/\bsatu\b|\bone\b/g, '1')
    .replace(/\s+/g, '');
  const named = bare.replace(/dari(?:seluruh|jumlah|total)?(?:instansi|anggota)+$/, '');
  if (HALF.test(named)) return '50%';
  if (MORE_THAN_HALF.test(named)) return '50%+1';
  const written = named.replace(UNIT, '');
  return isPossible(written) ? written : undefined;
}

function isPossible(written: string): boolean {
  const [, amount = '', percent, divisor, more] = FORM.exec(written) ?? [];
  const number = Number(amount);
  if (amount === '' || number === 0) return false;
  if (divisor !== undefined) return Number(divisor) >= number && Number(divisor) > 0;
  if (percent !== undefined) return number < 100 || (number === 100 && more === undefined);
  return more === undefined;
}

/** How many of so many institutions it takes; undefined where no quorum is set. A part of an institution counts as a whole one. */
export function quorumNeeds(quorum: string, institutions: number): number | undefined {
  const [, amount, percent, divisor, more] = FORM.exec(quorum) ?? [];
  if (amount === undefined) return undefined;
  const whole = percent === undefined ? Number(divisor ?? 0) : 100;
  if (whole === 0) return Number(amount);
  const part = institutions * Number(amount);
  return more === undefined ? Math.ceil(part / whole) : Math.floor(part / whole) + 1;
}
