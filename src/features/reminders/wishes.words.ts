import { addressed } from '../../i18n/addressed.ts';
import type { Language } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import type { PersonWishes } from '../../notices/settings/types.ts';
import { encodeAction } from '../../platform/action.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';

/** Whose wishes are shown. */
export interface WishFacts {
  readonly name: string;
  readonly salutation: string;
  readonly wishes: PersonWishes;
  /** Platforms on which the person has an account: there is no other way to write to them. */
  readonly platforms: readonly PlatformName[];
}

const TITLES: Readonly<Record<PlatformName, string>> = { telegram: 'Telegram', slack: 'Slack' };

/** How a platform is called everywhere. */
export function platformTitle(platform: PlatformName): string {
  return TITLES[platform];
}

/** What a person wishes, with buttons that change it. */
export function personWishes(facts: WishFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { platform, quiet, level } = facts.wishes;
  const title = t('settings:personal.title', { who: addressed(facts, language) });
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
            value: [platform === undefined ? t('settings:personal.platformLast') : platformTitle(platform)],
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
      ...platformRows(facts, button),
      [button('all', 'pengingat', 'semua'), button('few', 'pengingat', 'seperlunya')],
      ...(quiet === undefined ? [] : [[button('forumHours', 'tenang', 'forum')]]),
    ],
  });
}

/** Only whoever has several accounts has a choice, or whoever made one and may take it back. */
function platformRows(
  { platforms, wishes }: WishFacts,
  button: (key: WishKey, ...parameters: readonly string[]) => Button,
): readonly (readonly Button[])[] {
  if (platforms.length < 2 && wishes.platform === undefined) return [];
  const keys = { telegram: 'viaTelegram', slack: 'viaSlack' } as const;
  return [
    platforms.map((platform) => button(keys[platform], 'lewat', platform)),
    [button('viaLast', 'lewat', 'terakhir')],
  ].filter((row) => row.length > 0);
}

type WishKey = 'viaTelegram' | 'viaSlack' | 'viaLast' | 'all' | 'few' | 'forumHours';
