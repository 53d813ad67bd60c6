const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name is not known',
  ECONNRESET: 'the connection was closed',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  ETIMEDOUT: 'no answer',
  UND_ERR_CONNECT_TIMEOUT: 'no answer within ten seconds',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what listens there does not speak TLS',
  EPROTO: 'what listens there does not speak TLS as it should',
};
/** OpenSSL's codes for a certificate that is not accepted, as Node.js names them. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/;

/**
 * Why a call got no answer, in words that follow the platform's name, and what to do.
 * @param setting the setting that the address came from
 */
export function reasonOfFault(
  fault: unknown,
  setting: string,
): { readonly says: string; readonly todo: string } {
  const code = codeOf(fault);
  if (CERTIFICATE.test(code)) {
    return {
      says: `cannot be trusted: its certificate is not accepted (${code})`,
      todo: `Check ${setting} and this machine’s clock. Where a proxy of yours reads along, name its certificate in NODE_EXTRA_CA_CERTS, in the environment and not in .env.`,
    };
  }
  return { says: `cannot be reached: ${wordsOf(fault, code)}`, todo: `Check the network and ${setting}.` };
}

function codeOf(fault: unknown): string {
  const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** Never the fault's own message, which may quote the address with the token in it. */
function wordsOf(fault: unknown, code: string): string {
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'no answer within ten seconds';
  const cause = fault instanceof Error ? fault.cause : undefined;
  if (code.startsWith('HPE_') || (cause instanceof Error && cause.name === 'HTTPParserError'))
    return 'what listens there does not speak HTTP';
  return REASONS[code] ?? (code === '' ? 'no connection' : code);
}
