import { extractText } from 'unpdf';

/** What is read on each page of a PDF, line breaks as spaces. */
export async function pagesOf(content: Buffer): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(content), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}
