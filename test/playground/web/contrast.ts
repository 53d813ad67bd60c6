import type { Page } from 'playwright-core';

/** A text whose contrast is too low (WCAG 2.2, 1.4.3: 4.5 : 1, large text 3 : 1). */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/** Looks at every text under a selector as it is drawn: its colour against the backgrounds behind it. */
export function faintTexts(page: Page, selector: string): Promise<readonly FaintText[]> {
  return page.evaluate<readonly FaintText[]>(`(${lookAt})(${JSON.stringify(selector)})`);
}

// Runs in the page, so it is text: nothing of it is known to the tests' own program.
const lookAt = `(selector) => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  };
  const over = (top, below) => top.rgb.map((part, at) => part * top.alpha + below[at] * (1 - top.alpha));
  const behind = (element) => {
    if (element === null) return [255, 255, 255];
    const own = read(getComputedStyle(element).backgroundColor);
    return own.alpha === 1 ? own.rgb : over(own, behind(element.parentElement));
  };
  const light = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratioOf = (element) => {
    const ground = behind(element);
    const [more, less] = [light(over(read(getComputedStyle(element).color), ground)), light(ground)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const isLarge = (element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    return parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
  };
  const owners = [...document.querySelectorAll(selector + ' *')].filter((element) =>
    element.checkVisibility() && !element.disabled && element.closest('[aria-hidden="true"]') === null
    && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''));
  return owners
    .map((element) => ({ text: element.className + ': ' + element.textContent.trim().slice(0, 40), ratio: ratioOf(element), large: isLarge(element) }))
    .filter(({ ratio, large }) => ratio < (large ? 3 : 4.5))
    .map(({ text, ratio }) => ({ text, ratio: Math.round(ratio * 100) / 100 }));
}`;
