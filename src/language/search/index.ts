export {
  createFaqIndex,
  type FaqEntry,
  type FaqIndex,
  type FaqIndexOptions,
  type FaqMatch,
  type FaqResult,
} from './faq-index.ts';
export type { Learn } from './learn-apart.ts';
export type { OwnWords } from './learned.ts';
export { type LiveTopic, liveTopic, needLiveTopics } from './live.ts';
export { keepEditions } from './shelf.ts';
export { StillLearning } from './still-learning.ts';
export { createStudy, type Edition, type Study } from './study.ts';
