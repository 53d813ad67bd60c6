import { addressed } from '../../../i18n/addressed.ts';
import { prefixOf } from '../../../i18n/chat-language.ts';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import type { InvitationWords } from './words.ts';

/** What the letter to a newcomer is written from. */
export interface ActivationFacts extends InvitationWords {
  readonly forumName: string;
  /** How letters address them, where they are known; empty where nothing was chosen. */
  readonly salutation: string;
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly zone: string;
  /** Address that opens the chat with the bot, where there is one. */
  readonly url: string | undefined;
  /** Where the bot can be reached. */
  readonly platforms: readonly PlatformName[];
}

/**
 * The letter that activates an account, to be forwarded or copied as it is, also by other applications: nothing in it is for
 * whoever passes it on, nothing has to be pressed, and every address stands there in plain sight.
 */
export function activationLetter(facts: ActivationFacts, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { forumName: forum, name, salutation, expiresAt, zone } = facts;
  const until = formatDateTime(expiresAt, { zone, locale });
  const greeting =
    name === ''
      ? t('joining:activation.anybody')
      : t('notices:salutation', { who: addressed({ name, salutation }, language) });
  const purpose = purposeOf(facts, language);
  return message({
    summary: purpose,
    blocks: [
      paragraph(greeting),
      paragraph(purpose),
      paragraph(t('joining:activation.use')),
      ways(facts, language),
      paragraph(t('joining:activation.until', { until })),
      ...(facts.platforms.length > 1 ? [paragraph(t('joining:activation.either'))] : []),
      paragraph(t('joining:activation.signature', { forum })),
    ],
  });
}

function purposeOf(
  { forumName: forum, institution, capacity, role }: ActivationFacts,
  { t }: Language,
): string {
  if (role !== undefined) return t('joining:activation.role', { forum, role: t(`members:role.${role}`) });
  return institution === ''
    ? t('joining:activation.person', { forum })
    : t('joining:activation.seat', { forum, institution, capacity: t(`joining:capacity.${capacity}`) });
}

function ways({ code, url, platforms }: ActivationFacts, { t }: Language): Block {
  const rows = platforms.map((platform) => ({
    label: t(`joining:platform.${platform}`),
    value:
      platform === 'telegram' && url !== undefined
        ? [{ link: url, url }, ` (${t('joining:activation.open')})`]
        : [
            t('joining:activation.typed', {
              command: `${prefixOf(platform)}daftar ${code}`,
            }),
          ],
  }));
  return { kind: 'fields', rows };
}
