import { decodeText } from '../../lib/table/decode.ts';
import { usageError } from '../exit.ts';
import { readNamedFile } from '../named-file.ts';

/**
 * What a command is to read: its argument, or the first cell of every line of a tab-separated file after its header.
 * Empty lines are passed over.
 * @throws OperatorError (wrong usage) when there is neither or both
 */
export async function inputsOf(
  argument: string | undefined,
  path: string | undefined,
): Promise<readonly string[]> {
  if ((argument === undefined) === (path === undefined)) {
    throw usageError('Give a text or --file, one of them.', 'See --help.');
  }
  if (path === undefined) return [argument ?? ''];
  const [, ...lines] = decodeText(await readNamedFile(path)).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => line.split('\t', 1)[0] ?? '');
}
