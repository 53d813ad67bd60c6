import htm from 'htm';
import { h } from 'preact';

/** Markup in JavaScript. Every value becomes a text node or an attribute: nothing that a chat says is ever run. */
export const html = htm.bind(h);
