import { type CastMember, telegramOf } from './cast.ts';
import type { Demo } from './demo.ts';

/** What is seen on the page that is projected where people check in. */
export interface ProjectedPage {
  readonly url: string;
  /** The six digits beside the square. */
  readonly code: string;
}

/** Opens the page behind the newest button with an address in somebody's private chat, as their browser does. */
export async function shownOnPage({ stage }: Demo, member: CastMember): Promise<ProjectedPage> {
  const url = stage.telegram
    .messagesIn(telegramOf(member))
    .flatMap(({ reply_markup: markup }) => markup?.inline_keyboard.flat() ?? [])
    .findLast((button) => button.url !== undefined)?.url;
  if (url === undefined) throw new Error('no button opens the page');
  const response = await fetch(url);
  const html = await response.text();
  const [, code] = /\/absen (\d{6})/.exec(html) ?? [];
  if (!response.ok || code === undefined || !html.includes('<svg'))
    throw new Error(`the page shows no code (${response.status})`);
  return { url, code };
}
