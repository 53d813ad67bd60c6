export { closestWords, editDistance } from './distance.ts';
export { normalise, words } from './normalise.ts';
export { stem } from './stem.ts';
