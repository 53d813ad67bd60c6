import { render } from 'preact';
import { App } from './app.js';
import { html } from './html.js';
import { follow, onChange, state } from './store.js';
import { loadWords } from './words.js';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const draw = () => render(html`<${App} />`, root);

await loadWords();
root.replaceChildren();
onChange(draw);
draw();
follow(state.person);
