import type { PersonWishes } from '../domain/reminders/settings/types.ts';
import type { Language } from '../i18n/index.ts';
import { encodeAction } from '../platform/action.ts';
import type { Button, OutgoingMessage } from '../platform/message.ts';
import { message } from './build.ts';

/** What a person wishes, with buttons that change it. */
export function personWishes(
  facts: { readonly name: string; readonly wishes: PersonWishes },
  { t }: Language,
): OutgoingMessage {
  const { platform, quiet, level } = facts.wishes;
  const title = t('settings:personal.title', { name: facts.name });
  const names = { telegram: 'Telegram', slack: 'Slack' } as const;
  const button = (key: WishKey, ...parameters: readonly string[]): Button => ({
    text: t(`settings:personal.${key}`),
    action: encodeAction('pengaturan', ...parameters),
  });
  const hours =
    quiet === undefined
      ? t('settings:personal.quietForum')
      : t('settings:personal.quietOwn', {
          from: quiet.from.replace(':', '.'),
          until: quiet.until.replace(':', '.'),
        });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields',
        rows: [
          {
            label: t('settings:personal.platform'),
            value: [platform === undefined ? t('settings:personal.platformLast') : names[platform]],
          },
          {
            label: t('settings:personal.level'),
            value: [t(level === 'all' ? 'settings:personal.levelAll' : 'settings:personal.levelFew')],
          },
          { label: t('settings:personal.quiet'), value: [hours] },
        ],
      },
      { kind: 'note', line: [`${t('settings:personal.note')} ${t('settings:personal.howTo')}`] },
    ],
    buttons: [
      [button('viaTelegram', 'lewat', 'telegram'), button('viaSlack', 'lewat', 'slack')],
      [button('viaLast', 'lewat', 'terakhir')],
      [button('all', 'pengingat', 'semua'), button('few', 'pengingat', 'seperlunya')],
      ...(quiet === undefined ? [] : [[button('forumHours', 'tenang', 'forum')]]),
    ],
  });
}

type WishKey = 'viaTelegram' | 'viaSlack' | 'viaLast' | 'all' | 'few' | 'forumHours';
