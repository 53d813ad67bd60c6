import { inflateRawSync } from 'node:zlib';

/** The files in a ZIP by their names, read by its central directory. */
export function unzip(content: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let at = content.readUInt32LE(content.lastIndexOf(Buffer.from('504b0506', 'hex')) + 16);
  while (content.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset));
    const name = content.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    const local = content.readUInt32LE(at + 42);
    const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    const data = content.subarray(start, start + content.readUInt32LE(at + 20));
    files.set(name, (content.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString());
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}
