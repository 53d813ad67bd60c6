import type { RouteHandler } from '../platform/routes.ts';
import { plainAnswer } from './answer.ts';

/** What a page shows. */
export interface PageContent {
  /** With its character set, such as `text/html; charset=utf-8`. */
  readonly contentType: string;
  readonly body: string | Buffer;
  /** How long the reader's program may keep it; 0: not at all. */
  readonly maxAgeSeconds: number;
}

/** Shows what stands at the rest of a path; nothing where there is nothing. */
export type ShowPage = (rest: string) => Promise<PageContent | undefined>;

/** A page is its own: nothing of it comes from elsewhere or goes there, and no other site may frame it. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * `GET <branch><rest>`: pages of a feature. What is needed to read one is in its path, so every miss looks alike.
 * @param branch a path that begins and ends with a slash
 */
export function pageRoute(branch: string, show: ShowPage): RouteHandler {
  return async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const content = await show(path.slice(branch.length));
    if (content === undefined) {
      plainAnswer(response, { status: 404, line: 'not found' });
      return;
    }
    const { maxAgeSeconds, contentType, body } = content;
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': contentType,
      'Cache-Control': maxAgeSeconds === 0 ? 'no-store' : `private, max-age=${maxAgeSeconds}`,
    });
    response.end(body);
  };
}
