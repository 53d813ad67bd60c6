import { setChatLocale } from '../../chats/chats.store.ts';
import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import type { Call, Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Reaction } from '../../platform/reaction.ts';

/** Sets the language of the chat; in a group only who may manage the forum does that. */
export const bahasa: Command = {
  name: 'bahasa',
  aliases: ['language'],
  run: async (call) =>
    call.argument === '' ? askLanguage(call) : chooseLanguage(call, call.argument.toLowerCase()),
  press: (call) => chooseLanguage(call, call.parameters[0] ?? ''),
};

function askLanguage(call: Call): readonly Reaction[] {
  const { services, language } = call;
  const buttons = [
    services.languages.locales.map((locale) => ({
      text: nameOf(call, locale),
      action: encodeAction('bahasa', locale),
    })),
  ];
  return replyHere(call, message({ summary: language.t('chats:languageAsk'), buttons }));
}

async function chooseLanguage(call: Call, locale: string): Promise<readonly Reaction[]> {
  const { incoming, work, context, services } = call;
  const { chat, platform, sender } = incoming;
  const options = services.languages.locales;
  if (!options.includes(locale))
    return refuse(call, { reason: 'unknownOption', option: locale, options: options.join(', ') });
  const { roles } = context.actor;
  if (chat.kind !== 'private' && !roles.has('admin') && !roles.has('secretariat'))
    return refuse(call, 'noRight');
  const userId = chat.kind === 'private' ? sender.id : null;
  await setChatLocale(work.db, { platform, chat, forumId: context.forum.id, now: work.now, locale, userId });
  const summary = services.languages.of(locale).t('chats:language', {
    language: nameOf(call, locale),
    prefix: prefixOf(platform),
  });
  return incoming.body.kind === 'press'
    ? [{ kind: 'replace', message: message({ summary }) }]
    : replyHere(call, message({ summary }));
}

function nameOf({ services }: Call, locale: string): string {
  return services.languages.of(locale).t('common:ownName');
}
