/** What a QR code says, as an SVG of so many pixels; it survives a projector, a reflection or a fold (a quarter may be lost). */
export async function writeQr(text: string, size: number): Promise<string> {
  const { encode } = await import('uqr');
  const { data, size: modules } = encode(text, { ecc: 'Q', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${modules} ${modules}"`,
    ' shape-rendering="crispEdges">',
    `<rect width="${modules}" height="${modules}" fill="#fff"/><path d="${dark.join('')}"/></svg>`,
  ].join('');
}
