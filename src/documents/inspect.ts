import { done, type Result, refused } from '../lib/result.ts';

/** Kinds of files that are kept. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx';

/** Why a file is not kept, whatever its name says. */
export type FileProblem = 'fileEmpty' | 'fileKind' | 'fileEncrypted' | 'fileDamaged' | 'pictureHuge';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const MIME_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
};

const KINDS: ReadonlyMap<string, FileKind> = new Map([
  ['application/pdf', 'pdf'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  [MIME_TYPES.docx, 'docx'],
  [MIME_TYPES.xlsx, 'xlsx'],
  [MIME_TYPES.pptx, 'pptx'],
]);

/** Longest side of a picture in pixels, and most pixels: what unpacks to more takes a reader's phone down. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 100_000_000;

/** The type that a file of a kind is sent as. */
export const mimeTypeOf = (kind: FileKind): string => MIME_TYPES[kind];

/** What a file is by its content, or why it is none that is kept. Nothing in it is opened or run. */
export async function inspectFile(content: Buffer): Promise<Result<FileKind, FileProblem>> {
  if (content.byteLength === 0) return refused('fileEmpty');
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const kind = KINDS.get(found?.mime ?? '');
  if (kind === undefined) return refused(isEncryptedOffice(content) ? 'fileEncrypted' : 'fileKind');
  if (kind === 'pdf') return inspectPdf(content);
  return kind === 'png' || kind === 'jpeg' ? inspectPicture(content, kind) : done(kind);
}

/** Word and its like wrap an encrypted file into an older container, whose directory is in UTF-16. */
function isEncryptedOffice(content: Buffer): boolean {
  return content.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** The dictionary at the end of a PDF is never packed itself, so that it says openly where the key is. */
const ENCRYPTED = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/;

function inspectPdf(content: Buffer): Result<FileKind, FileProblem> {
  const text = content.toString('latin1');
  if (ENCRYPTED.test(text)) return refused('fileEncrypted');
  // A download that broke off has lost its end.
  return text.includes('startxref') ? done('pdf') : refused('fileDamaged');
}

async function inspectPicture(content: Buffer, kind: FileKind): Promise<Result<FileKind, FileProblem>> {
  const { imageSize } = await import('image-size');
  try {
    const { width, height } = imageSize(content);
    const isHuge = Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS;
    return isHuge ? refused('pictureHuge') : done(kind);
  } catch {
    return refused('fileDamaged');
  }
}
