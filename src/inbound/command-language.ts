export { languageOf, prefixOf } from '../i18n/chat-language.ts';
