/** Names a statement; empty where it is to stay nameless. */
export type StatementNames = (statement: { readonly sql: string }) => string;

/** Statements in the code are about a hundred; more means lists written out in the text, which are not worth keeping. */
const MOST_STATEMENTS = 400;
/** Statements with longer texts are whole batches, not something that is asked again and again. */
const LONGEST_TEXT = 20_000;

/**
 * Names statements by their text, so that PostgreSQL parses and plans each once a connection and not each time: planning
 * the statement that takes an answer costs several times its execution.
 */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_STATEMENTS || sql.length > LONGEST_TEXT) return '';
    const name = `g${names.size}`;
    names.set(sql, name);
    return name;
  };
}
