import { Command } from 'commander';
import { localOrigin } from '../../config.ts';
import { inTransaction } from '../../db/transaction.ts';
import { recordOperatorAct } from '../../features/audit/service.ts';
import { feedAddress } from '../../features/calendars/address.rules.ts';
import { calendarOf, renewCalendarToken } from '../../features/forum/service.ts';
import { type CliContext, configOf, writeLine } from '../context.ts';
import { withStore } from '../store.ts';
import { chooseForum, type ForumChoice } from './choose-forum.ts';

interface CalendarOptions extends ForumChoice {
  readonly new?: boolean;
}

/** `calendar`: where calendar programs find a forum's meetings; `--new` gives another address, the old one then is nobody's. */
export function calendarCommand(context: CliContext): Command {
  return new Command('calendar')
    .description('say the address of the calendar feed')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--new', 'make another address; the old one no longer works')
    .action(async (options: CalendarOptions) => {
      const config = configOf(context);
      const token = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const forum = await chooseForum(db, { choice: options, context, config });
          const calendar = await calendarOf(db, forum.id);
          if (options.new !== true) return calendar.token;
          const { randomness, clock } = context;
          const now = clock.now();
          await renewCalendarToken(db, { calendar, randomness, now });
          const fact = { action: 'kalender baru', subject: '' };
          await recordOperatorAct(db, { forumId: forum.id, at: now, ...fact });
          return (await calendarOf(db, forum.id)).token;
        }),
      );
      const local = feedAddress({ origin: localOrigin(config), token });
      writeLine(context, feedAddress({ origin: '', token }));
      writeLine(context, `${local} on this machine; others need your proxy`);
    });
}
