export { attachmentProblems, messageProblems } from './message.ts';
export { type Problem, wording } from './schema.ts';
export { viewProblems } from './view.ts';
