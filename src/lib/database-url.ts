import { accessSync, constants } from 'node:fs';

/** Parameters that the bot's connections understand. */
const PARAMETERS: ReadonlySet<string> = new Set(
  `schema host port user password application_name fallback_application_name options client_encoding replication
  ssl sslmode sslcert sslkey sslrootcert sslnegotiation uselibpqcompat keepalives connect_timeout
  statement_timeout lock_timeout query_timeout idle_in_transaction_session_timeout`.split(/\s+/),
);
/** Parameters that libpq, Prisma and providers put into their addresses, and that change nothing of what the bot reads and writes. */
const HARMLESS: ReadonlySet<string> = new Set(
  `channel_binding target_session_attrs load_balance_hosts gssencmode krbsrvname gsslib sslsni sslcompression
  keepalives_idle keepalives_interval keepalives_count tcp_user_timeout
  pgbouncer connection_limit pool_timeout socket_timeout statement_cache_size`.split(/\s+/),
);
const SSL_MODES: readonly string[] = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
/** pg-boss takes no longer name of a schema. */
const LONGEST_QUEUE_SCHEMA = 50;
/** As PostgreSQL takes it without quotation marks; 63 bytes are its limit. */
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * What is wrong with the address of a database, as the rest of a sentence that begins with the variable's name;
 * undefined when it can be used. It never quotes what may be part of a password.
 */
export function databaseUrlProblem(address: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(address)) return 'must start with postgresql://';
  if (/\s/.test(address)) return 'must not contain a blank; write one in the password as %20';
  return (
    passwordProblem(address) ??
    hostProblem(address) ??
    partsProblem(new URL(address)) ??
    fileProblem(new URL(address))
  );
}

/**
 * The address with the sslmode that the driver takes it for anyway, and warns of at every start: `require` checks the
 * certificate too, unless `uselibpqcompat` says that it is to be understood as libpq does.
 */
export function withPlainSslMode(address: string): string {
  if (/[?&]uselibpqcompat=true(&|$)/.test(address)) return address;
  return address.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

/** The schema that `?schema=` names; PostgreSQL's `public` where none is named. */
export function schemaOf(address: string): string {
  const named = new URL(address).searchParams.get('schema');
  return named === null || named === '' ? 'public' : named;
}

/** The schema of the queue beside the bot's own schema: bots in schemas of one database have each their own. */
export function queueSchemaOf(schema: string): string {
  return schema === 'public' ? 'pgboss' : `pgboss_${schema}`.slice(0, LONGEST_QUEUE_SCHEMA);
}

/** How signs that have a meaning of their own in an address are written within user and password. */
const ENCODED: Readonly<Record<string, string>> = { '#': '%23', '/': '%2F', '?': '%3F', '@': '%40' };

/** Signs that end a password before its end, so that the rest is taken for host, path or nothing at all. */
function passwordProblem(address: string): string | undefined {
  const rest = address.slice(address.indexOf('://') + 3);
  const early = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
  const found = Object.keys(ENCODED).filter((sign) => early.includes(sign));
  const path = /^[^/?#]*(\/[^?#]*)/.exec(rest)?.[1] ?? '';
  if (found.length > 0 && (!isWholeBefore(rest) || path.includes('@'))) return mustEncode(found);
  if (rest.includes('#')) return mustEncode(['#']);
  if (!isDecodable(rest)) return 'must have % in user and password written as %25';
  return undefined;
}

/** Whether the `@` that ends user and password comes before everything that could end them. */
function isWholeBefore(rest: string): boolean {
  const end = rest.search(/[/?#]/);
  return rest.slice(0, end === -1 ? undefined : end).includes('@');
}

function mustEncode(signs: readonly string[]): string {
  return `must have ${signs.map((sign) => `${sign} written as ${ENCODED[sign]}`).join(', ')} in user and password`;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function hostProblem(address: string): string | undefined {
  const authority = /^[^:]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(address)?.[1] ?? '';
  if (authority.includes(',') || /[?&]host=(?!\/|%2F)[^&]*(,|%2C)/i.test(address)) {
    return 'must name one host: the one that takes writes, or an address that always leads to it';
  }
  const port = /^(?:\[[^\]]*\]|[^:]*):(.*)$/.exec(authority)?.[1];
  if (port !== undefined && port !== '' && !isPort(port))
    return 'must have a port of 1-65535 behind the host';
  if (!URL.canParse(address)) return 'must be like postgresql://user:password@host:5432/database';
  return undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function partsProblem(url: URL): string | undefined {
  const { searchParams: given } = url;
  if (url.hostname === '' && !given.get('host'))
    return 'must name a host: postgresql://user:password@host/database';
  const unknown = [...given.keys()].find((name) => !PARAMETERS.has(name) && !HARMLESS.has(name));
  if (unknown !== undefined) return unknownParameter(unknown);
  const schema = given.get('schema');
  if (schema !== null && !SCHEMA_NAME.test(schema)) {
    return 'must name a schema of a-z, 0-9 and _ in ?schema=, at most 63 characters';
  }
  const mode = given.get('sslmode');
  return mode === null || SSL_MODES.includes(mode)
    ? undefined
    : `must have an sslmode of ${SSL_MODES.join(', ')}`;
}

function unknownParameter(name: string): string {
  const shown = /^\w{1,40}$/.test(name) ? `the parameter ${name}` : 'a parameter';
  return `must not have ${shown}, which the bot does not know; leave it out`;
}

/** A certificate that cannot be read would be told as a server that cannot be reached. */
function fileProblem({ searchParams }: URL): string | undefined {
  const missing = ['sslrootcert', 'sslcert', 'sslkey'].find((name) => {
    const path = searchParams.get(name);
    return path !== null && !isReadable(path);
  });
  return missing === undefined ? undefined : `must name a file that can be read as ${missing}`;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
