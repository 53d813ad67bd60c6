import { html } from './html.js';

const SHAPES = {
  eye: 'M8 3C4 3 1.5 8 1.5 8S4 13 8 13s6.5-5 6.5-5S12 3 8 3Zm0 7.5A2.5 2.5 0 1 1 8 5.5a2.5 2.5 0 0 1 0 5Z',
  pin: 'M6 1h4l-.5 5L12 8.5V10H8.7L8 15l-.7-5H4V8.5L6.5 6 6 1Z',
  clip: 'M5 4.5v6a3 3 0 0 0 6 0V4a2 2 0 0 0-4 0v6a1 1 0 0 0 2 0V5h-1v5H8V4a1 1 0 0 1 2 0v6.5a2 2 0 0 1-4 0v-6H5Z',
  file: 'M3.5 1H9l3.5 3.5V15h-9V1Zm5 1.2V5h2.8L8.5 2.2Z',
};

/** A small drawing beside words that say the same; no font has to have it. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${SHAPES[name]} fill="currentColor" fill-rule="evenodd" /></svg>`;
}
