import type { RouteHandler } from '../platform/routes.ts';
import type { OperatorAccess } from './access.ts';
import { plainAnswer } from './answer.ts';
import { createCounter, createHistogram, gaugeText } from './series.ts';

/** What the bot counts about itself. Labels never hold names, ids or texts. */
export interface Metrics {
  /** Something incoming was handled; `seconds` from receiving until its effect was committed. */
  countUpdate(facts: {
    readonly platform: string;
    readonly command: string;
    readonly outcome: string;
    readonly seconds: number;
  }): void;
  /** An attempt to deliver ended; `lagMs` after the notice's moment. */
  countDelivery(facts: {
    readonly platform: string | undefined;
    readonly kind: string;
    readonly state: string;
    readonly lagMs: number;
  }): void;
  /** A number that is asked for when somebody reads the metrics, such as the length of a queue. */
  addGauge(
    facts: { readonly name: string; readonly help: string },
    read: () => number | Promise<number>,
  ): void;
  /** Such a number for each value of one label; the values are few and fixed. */
  addGauges(
    facts: { readonly name: string; readonly help: string; readonly label: string },
    read: () => Promise<Readonly<Record<string, number>>>,
  ): void;
  /** Everything in Prometheus's text format. */
  text(): Promise<string>;
}

const UPDATE_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
const LAG_BUCKETS_S = [1, 5, 15, 60, 300, 1_800, 7_200, 43_200];

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Makes the metrics of the bot; those of the process are added at the first reading. */
export function createMetrics(): Metrics {
  const updates = createHistogram(
    {
      name: 'gunungan_update_seconds',
      help: 'Time from receiving an update until its effect was committed',
    },
    UPDATE_BUCKETS_S,
  );
  const deliveries = createCounter({
    name: 'gunungan_deliveries_total',
    help: 'Attempts to deliver a notice, by how they ended',
  });
  const lag = createHistogram(
    {
      name: 'gunungan_delivery_lag_seconds',
      help: 'Time from the moment a notice was due until it was sent',
    },
    LAG_BUCKETS_S,
  );
  const gauges: (() => Promise<string>)[] = [];
  let process: Promise<() => Promise<string>> | undefined;
  return {
    countUpdate: ({ platform, command, outcome, seconds }) =>
      updates.observe({ platform, command, outcome }, seconds),
    countDelivery: ({ platform = 'none', kind, state, lagMs }) => {
      deliveries.add({ platform, kind, state });
      if (state === 'sent') lag.observe({ kind }, lagMs / 1_000);
    },
    addGauge: ({ name, help }, read) => {
      gauges.push(async () => gaugeText({ name: `gunungan_${name}`, help }, [[{}, await read()]]));
    },
    addGauges: ({ name, help, label }, read) => {
      gauges.push(async () => {
        const values = Object.entries(await read());
        return gaugeText(
          { name: `gunungan_${name}`, help },
          values.map(([value, count]) => [{ [label]: value }, count]),
        );
      });
    },
    text: async () => {
      process ??= watchProcess();
      const [ofProcess, ...read] = await Promise.all([(await process)(), ...gauges.map((one) => one())]);
      return [ofProcess, updates.text(), deliveries.text(), lag.text(), ...read].join('\n');
    },
  };
}

/** The library loads a hundred modules, 7 MB, which nobody needs who reads no metrics. */
async function watchProcess(): Promise<() => Promise<string>> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'gunungan_' });
  return () => register.metrics();
}

/** `GET /metrics` for an operator's Prometheus; others are told what it needs. */
export function metricsRoute(metrics: Metrics, mayRead: OperatorAccess): RouteHandler {
  return async (request, response) => {
    if (!mayRead(request)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      plainAnswer(response, { status: 401, line: 'send METRICS_TOKEN as a bearer token' });
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': CONTENT_TYPE });
    response.end(text);
  };
}
