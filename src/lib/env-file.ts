import { existsSync } from 'node:fs';
import { loadEnvFile as loadInto } from 'node:process';

/** Takes `.env` of the working folder into the environment, when there is one; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) loadInto('.env');
}
