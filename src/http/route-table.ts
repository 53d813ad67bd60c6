import type { RouteHandler, RouteMethod, RouteTable } from '../platform/routes.ts';

/** A request's way: its handler, or why there is none. */
export type RouteMatch =
  | { readonly kind: 'found'; readonly handler: RouteHandler }
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] };

/** A `RouteTable` that also takes whole branches of paths, and finds the handler of a request. */
export interface Routes extends RouteTable {
  /** Registers `handler` for every path that begins with `prefix`, such as `/calendar/`. */
  addBranch(branch: { readonly method: RouteMethod; readonly prefix: string }, handler: RouteHandler): void;
  match(method: string, path: string): RouteMatch;
}

/** Makes an empty table. Exact paths go before branches; registering a path twice is a mistake and throws. */
export function createRoutes(): Routes {
  const exact = new Map<string, Map<RouteMethod, RouteHandler>>();
  const branches: { readonly prefix: string; readonly handlers: Map<RouteMethod, RouteHandler> }[] = [];
  const handlersAt = (path: string): ReadonlyMap<RouteMethod, RouteHandler> | undefined =>
    exact.get(path) ?? branches.find(({ prefix }) => path.startsWith(prefix))?.handlers;
  return {
    add: ({ method, path }, handler) => {
      const handlers = exact.get(path) ?? new Map<RouteMethod, RouteHandler>();
      if (handlers.has(method)) throw new Error(`route registered twice: ${method} ${path}`);
      exact.set(path, handlers.set(method, handler));
    },
    addBranch: ({ method, prefix }, handler) => {
      branches.push({ prefix, handlers: new Map([[method, handler]]) });
    },
    match: (method, path) => {
      const handlers = handlersAt(path);
      if (handlers === undefined) return { kind: 'unknown-path' };
      const served = method === 'HEAD' ? 'GET' : method;
      const handler = served === 'GET' || served === 'POST' ? handlers.get(served) : undefined;
      return handler === undefined
        ? { kind: 'wrong-method', allowed: allowedMethods(handlers) }
        : { kind: 'found', handler };
    },
  };
}

function allowedMethods(handlers: ReadonlyMap<RouteMethod, RouteHandler>): readonly string[] {
  return [...handlers.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}
