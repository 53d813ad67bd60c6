export { createFaqIndex, type FaqEntry, type FaqIndex, type FaqMatch, type FaqResult } from './faq-index.ts';
export { type LiveTopic, liveTopic } from './live.ts';
