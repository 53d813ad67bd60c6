import pg, { type Client } from 'pg';

/** A statement as it was sent, with the values of its first time. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly times: number;
}

/** Listens to what this process asks its databases. */
export interface Listening {
  /** What was asked meanwhile, each statement once. */
  during(action: () => Promise<unknown>): Promise<readonly Statement[]>;
}

const ASKS = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/i;

/** Begins to listen, for as long as the process lives. */
export function listenToStatements(): Listening {
  let heard = new Map<string, Statement>();
  const ask = pg.Client.prototype.query;
  const listening = function (this: Client, ...words: readonly unknown[]): unknown {
    const [first, second] = words;
    const isText = typeof first === 'string';
    const question = isText ? { text: first, values: second } : first;
    if (isQuestion(question) && ASKS.test(question.text)) {
      const values = Array.isArray(question.values) ? question.values : [];
      const known = heard.get(question.text);
      heard.set(question.text, {
        ...(known ?? { text: question.text, values }),
        times: (known?.times ?? 0) + 1,
      });
    }
    return Reflect.apply(ask, this, words);
  };
  Object.assign(pg.Client.prototype, { query: listening });
  return {
    during: async (action) => {
      heard = new Map();
      await action();
      return [...heard.values()];
    },
  };
}

function isQuestion(word: unknown): word is { readonly text: string; readonly values?: unknown } {
  return typeof word === 'object' && word !== null && 'text' in word && typeof word.text === 'string';
}
