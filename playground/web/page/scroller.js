import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';

/** A list that stays at its newest line, unless its reader has scrolled up. */
export function Scroller({ label, count, newest, children }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const isAtEnd = useRef(true);
  const keepEnd = () => {
    if (isAtEnd.current && place.current) place.current.scrollTop = place.current.scrollHeight;
  };
  useEffect(keepEnd, [count, newest]);
  // A turned phone and a part that is shown again change the height without any news.
  useEffect(() => {
    const observer = new ResizeObserver(keepEnd);
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const note = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
  };
  return html`<div class="messages" ref=${place} onScroll=${note} role="log" aria-live="polite" aria-label=${label} tabindex="0">${children}</div>`;
}
