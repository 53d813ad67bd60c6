import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PlatformName } from '../platform/incoming.ts';
import type { RouteHandler } from '../platform/routes.ts';

/** How something incoming ended. */
export type UpdateOutcome = 'done' | 'duplicate' | 'refused' | 'failed';

/** How an attempt to deliver ended. */
export type DeliveryOutcome = 'sent' | 'retried' | 'unreachable' | 'failed' | 'skipped';

/** What the bot counts about itself. Labels never hold names, ids or texts. */
export interface Metrics {
  countUpdate(platform: PlatformName, outcome: UpdateOutcome): void;
  /** Time from receiving to the last reaction, by command (`other` for plain text and the like). */
  observeCommand(command: string, seconds: number): void;
  countDelivery(platform: PlatformName, outcome: DeliveryOutcome): void;
  /** A number that is asked for when somebody reads the metrics, such as the length of a queue. */
  addGauge(name: string, help: string, read: () => number | Promise<number>): void;
  /** Everything in Prometheus's text format. */
  text(): Promise<string>;
}

/** Makes the metrics with a registry of their own, and those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gunungan_' });
  const registers = [registry];
  const updates = new Counter({
    name: 'gunungan_updates_total',
    help: 'Updates received from the platforms, by outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const commands = new Histogram({
    name: 'gunungan_command_seconds',
    help: 'Time from receiving a command to its last reaction',
    labelNames: ['command'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers,
  });
  const deliveries = new Counter({
    name: 'gunungan_deliveries_total',
    help: 'Attempts to deliver a notice, by outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  return {
    countUpdate: (platform, outcome) => updates.inc({ platform, outcome }),
    observeCommand: (command, seconds) => commands.observe({ command }, seconds),
    countDelivery: (platform, outcome) => deliveries.inc({ platform, outcome }),
    addGauge: (name, help, read) => {
      new Gauge({
        ...{ name: `gunungan_${name}`, help, registers },
        async collect(): Promise<void> {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
  };
}

/** `GET /metrics` for Prometheus. */
export function metricsRoute(metrics: Metrics): RouteHandler {
  return async (_request, response) => {
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE });
    response.end(text);
  };
}
