export {
  createFaqIndex,
  type FaqEntry,
  type FaqIndex,
  type FaqIndexOptions,
  type FaqMatch,
  type FaqResult,
  faqIndexFor,
} from './faq-index.ts';
export { type LiveTopic, liveTopic } from './live.ts';
