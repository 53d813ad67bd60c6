import { fileURLToPath } from 'node:url';

/** The family's name in documents. */
export const FONT_FAMILY = 'Noto Sans';

/** The files of the typeface of everything we draw; systems differ in what they have, so their own are never used. */
export function fontFiles(): { readonly regular: string; readonly bold: string } {
  return {
    regular: fileURLToPath(
      import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    ),
    bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  };
}
