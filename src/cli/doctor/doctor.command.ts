import { Command } from 'commander';
import { type Config, isCalled, weakSecrets } from '../../config.ts';
import { createDatabase } from '../../db/client.ts';
import { refuseForsaking } from '../../db/migrate.ts';
import { schemaOf } from '../../lib/database-url.ts';
import { describeFault, OperatorError } from '../../lib/error.ts';
import { typed } from '../../lib/typed.ts';
import { type CliContext, configOf, writeJson, writeLine } from '../context.ts';
import { EXIT } from '../exit.ts';
import { withConnection } from '../store.ts';
import { checkBackups } from './backups.ts';
import { checkDatabase, type DatabaseFacts } from './database.ts';
import { checkFiles } from './files.ts';
import { type Finding, failing, fine, note } from './finding.ts';
import { checkStoredMoments, checkTravel } from './moments.ts';
import { checkSlack } from './slack.ts';
import { checkTelegram } from './telegram.ts';

/** `doctor`: looks at configuration, database, tokens, rights and clocks, and says what to do. Exit code 1 when something fails. */
export function doctorCommand(context: CliContext): Command {
  return new Command('doctor')
    .description('check configuration, database, tokens, rights and clocks')
    .option('--json', 'print one JSON line for each finding')
    .action(async (options: { readonly json?: boolean }) => {
      const findings = await examine(context, configOf(context));
      for (const finding of findings) {
        if (options.json === true) writeJson(context, finding);
        else for (const line of linesOf(finding)) writeLine(context, line);
      }
      const faults = findings.filter(({ state }) => state === 'fail').length;
      if (faults === 0) return;
      throw new OperatorError({
        code: 'doctor',
        message: faults === 1 ? 'One thing does not work.' : `${faults} things do not work.`,
        nextStep: 'Do what stands under each "fail".',
        exitCode: EXIT.failed,
      });
    });
}

async function examine(context: CliContext, config: Config): Promise<readonly Finding[]> {
  const database = await examineDatabase(context, config);
  const now = context.clock.now();
  const { telegram, slack } = config;
  return [
    fine('configuration', 'the environment is valid'),
    ...weakSecrets(config).map(secretFinding),
    ...(isCalled(config) && config.metricsToken === undefined ? [shutMetrics()] : []),
    ...(await examineFiles(context, config)),
    ...database.findings,
    ...(await checkBackups(config, now)),
    ...(telegram === undefined ? [] : await checkTelegram(telegram, { chats: database.chats, now })),
    ...(slack === undefined ? [] : await checkSlack(slack, now)),
    ...(telegram === undefined && slack === undefined ? [noPlatform()] : []),
  ];
}

async function examineDatabase(context: CliContext, config: Config): Promise<DatabaseFacts> {
  try {
    return await withConnection({ context, config }, async (client, connectionString) => {
      await refuseForsaking(client, schemaOf(connectionString));
      const facts = { now: () => context.clock.now(), hasAdmins: config.admins.length > 0 };
      const database = createDatabase({ connectionString, logger: context.logger, maxConnections: 2 });
      const travel = await checkTravel(database).finally(() => database.close());
      const moments = [travel, ...(await checkStoredMoments(client))];
      const { findings, chats } = await checkDatabase(client, facts);
      return { findings: [...findings, ...moments], chats };
    });
  } catch (fault) {
    const todo = fault instanceof OperatorError ? fault.nextStep : 'Check DATABASE_URL or DATA_DIR.';
    const says = fault instanceof OperatorError ? fault.message : describeFault(fault);
    return { findings: [failing('database', { says: says.replace(/\.$/, ''), todo })], chats: [] };
  }
}

function examineFiles({ folder }: CliContext, { database, backups }: Config): Promise<readonly Finding[]> {
  const dataDir = database.kind === 'embedded' ? database.dataDir : undefined;
  return folder === undefined
    ? Promise.resolve([])
    : checkFiles([folder, ...[dataDir, backups?.folder].filter((one) => one !== undefined)]);
}

function secretFinding(problem: string): Finding {
  return note('configuration', {
    says: problem,
    todo: 'Make one of random letters and digits, and start the bot again.',
  });
}

function shutMetrics(): Finding {
  return note('configuration', {
    says: 'nobody can read GET /metrics and the details of GET /healthz, because platforms call the bot and METRICS_TOKEN is not set',
    todo: 'Set METRICS_TOKEN if you want to read them, and send it as a bearer token.',
  });
}

function noPlatform(): Finding {
  return failing('configuration', {
    says: 'no platform is configured',
    todo: `Set TELEGRAM_BOT_TOKEN or SLACK_BOT_TOKEN, or try the bot without any account: ${typed.demo}`,
  });
}

function linesOf({ state, about, says, todo }: Finding): readonly string[] {
  return [`${state.padEnd(5)}${about}: ${says}`, ...(todo === '' ? [] : [`     → ${todo}`])];
}
