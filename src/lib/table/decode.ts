/**
 * The text of a file that some office program saved: UTF-8 or UTF-16 (with or without a byte order mark),
 * else Windows-1252, which is what Excel writes on a western Windows. Line ends become `\n`.
 */
export function decodeText(content: Uint8Array): string {
  return decode(content).replace(/\r\n?/g, '\n');
}

function decode(content: Uint8Array): string {
  const wide = wideEncoding(content);
  if (wide !== undefined) return new TextDecoder(wide).decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** UTF-16 by its mark, or by the zero bytes that its Latin letters have. */
function wideEncoding(content: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && first !== undefined) return 'utf-16le';
  if (first === 0 && second !== 0 && second !== undefined) return 'utf-16be';
  return undefined;
}
