import type { Command } from 'commander';
import { askCommand } from './ask.ts';
import { backupCommand } from './backup.ts';
import { calendarCommand } from './calendar.ts';
import type { CliContext } from './context.ts';
import { dateCommand } from './date.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { forumAddCommand } from './forum-add.ts';
import { importCommand } from './import.ts';
import { importFaqCommand } from './import-faq.ts';
import { importHolidaysCommand } from './import-holidays.ts';
import { importHostsCommand } from './import-hosts.ts';
import { importTopicsCommand } from './import-topics.ts';
import { repairMomentsCommand } from './repair-moments.ts';
import { restoreCommand } from './restore.ts';
import { seedInstitutionsCommand } from './seed-institutions.ts';

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
