export { languageOf, prefixOf } from '../messages/language.ts';
