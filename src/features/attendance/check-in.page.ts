import { writeQr } from '../../documents/qr.ts';
import { languageOf } from '../../i18n/chat-language.ts';
import type { Language } from '../../i18n/index.ts';
import { SECOND_MS } from '../../lib/clock.ts';
import type { Page, PageServices } from '../feature.ts';
import { boardOf } from './board.rules.ts';
import { closedWhy } from './check-in.service.ts';
import { findByToken, listPresences } from './check-in.store.ts';
import { screenCode } from './code.rules.ts';
import { boardPage, closedPage, frame, type PageFacts } from './page-markup.ts';
import { PAGE_BRANCH } from './rules.ts';
import { listInvited } from './store.ts';

/** `<token>` is the page, `<token>/isi` what changes on it. */
const PATH = /^([0-9a-f]{32,64})(\/isi)?$/;
const QR_SIZE = 480;
/** A list too long for one look is turned over so often. */
const TURN_MS = 10 * SECOND_MS;

/** The page to project: a code that changes, the count, who came last, who is still expected. The token is the only key. */
export const checkInPage: Page = {
  branch: PAGE_BRANCH,
  show: async (services, rest) => {
    const [, token, isInner] = PATH.exec(rest) ?? [];
    if (token === undefined) return undefined;
    const shown = await show(services, token);
    if (shown === undefined) return undefined;
    const body = isInner === undefined ? frame(shown) : shown.inner;
    return { contentType: 'text/html; charset=utf-8', body, maxAgeSeconds: 0 };
  },
};

interface Shown {
  readonly title: string;
  readonly inner: string;
  readonly language: Language;
}

async function show({ db, clock, languages }: PageServices, token: string): Promise<Shown | undefined> {
  const found = await findByToken(db, token);
  if (found === undefined) return undefined;
  const { checkIn, meeting, forum } = found;
  const now = clock.now();
  const language = languageOf(languages, { locale: forum.locale, platform: 'telegram' });
  const title = language.t('attendance:list.meeting', { number: meeting.number, forum: forum.name });
  if (closedWhy(meeting, { now, isEntered: false }) !== undefined)
    return { title, language, inner: closedPage(title, language) };
  const invited = await listInvited(db, meeting);
  const board = boardOf(
    invited,
    await listPresences(db, { forumId: meeting.forumId, meetingId: meeting.id }),
  );
  const { code, until } = screenCode(checkIn.secret, now);
  const facts: PageFacts = {
    ...{ title, place: meeting.place, board, code },
    qr: checkIn.startUrl === '' ? undefined : await writeQr(`${checkIn.startUrl}${code}`, QR_SIZE),
    secondsLeft: Math.max(0, Math.ceil((until - now) / SECOND_MS)),
    turn: Math.floor(now / TURN_MS),
    nameOf: (id) => invited.find(({ institutionId }) => institutionId === id)?.shortName,
  };
  return { title, language, inner: boardPage(facts, language) };
}
