import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { dateCommand } from './date.ts';
import { exportCommand } from './export.ts';
import { forumAddCommand } from './forum-add.ts';
import { importCommand } from './import.ts';
import { seedInstitutionsCommand } from './seed-institutions.ts';

/** All operators' commands, in the order in which `--help` lists them. */
export const operatorCommands: readonly ((context: CliContext) => Command)[] = [
  importCommand,
  exportCommand,
  seedInstitutionsCommand,
  dateCommand,
  forumAddCommand,
];
