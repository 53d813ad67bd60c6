import type { Command } from 'commander';
import { askCommand } from './asking/ask.command.ts';
import { dateCommand } from './asking/date.command.ts';
import type { CliContext } from './context.ts';
import { backupCommand } from './database/backup.command.ts';
import { repairMomentsCommand } from './database/repair-moments.command.ts';
import { restoreCommand } from './database/restore.command.ts';
import { doctorCommand } from './doctor/doctor.command.ts';
import { calendarCommand } from './forum/calendar.command.ts';
import { forumAddCommand } from './forum/forum-add.command.ts';
import { importFaqCommand } from './lists/import-faq.command.ts';
import { importHolidaysCommand } from './lists/import-holidays.command.ts';
import { importHostsCommand } from './lists/import-hosts.command.ts';
import { importTopicsCommand } from './lists/import-topics.command.ts';
import { exportCommand } from './members/export.command.ts';
import { importCommand } from './members/import.command.ts';
import { seedInstitutionsCommand } from './members/seed-institutions.command.ts';

/** All operators' commands, in the order in which `--help` lists them. */
export const operatorCommands: readonly ((context: CliContext) => Command)[] = [
  importCommand,
  exportCommand,
  seedInstitutionsCommand,
  importFaqCommand,
  importHostsCommand,
  importHolidaysCommand,
  importTopicsCommand,
  askCommand,
  dateCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  repairMomentsCommand,
  forumAddCommand,
  calendarCommand,
];
