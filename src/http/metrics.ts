import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RouteHandler } from '../platform/routes.ts';
import type { OperatorAccess } from './access.ts';
import { plainAnswer } from './answer.ts';

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

/** Makes the metrics with a registry of their own, and those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gunungan_' });
  const registers = [registry];
  const updates = new Histogram({
    name: 'gunungan_update_seconds',
    help: 'Time from receiving an update until its effect was committed',
    labelNames: ['platform', 'command', 'outcome'],
    buckets: UPDATE_BUCKETS_S,
    registers,
  });
  const deliveries = new Counter({
    name: 'gunungan_deliveries_total',
    help: 'Attempts to deliver a notice, by how they ended',
    labelNames: ['platform', 'kind', 'state'],
    registers,
  });
  const lag = new Histogram({
    name: 'gunungan_delivery_lag_seconds',
    help: 'Time from the moment a notice was due until it was sent',
    labelNames: ['kind'],
    buckets: LAG_BUCKETS_S,
    registers,
  });
  return {
    countUpdate: ({ seconds, ...labels }) => updates.observe(labels, seconds),
    countDelivery: ({ platform = 'none', kind, state, lagMs }) => {
      deliveries.inc({ platform, kind, state });
      if (state === 'sent') lag.observe({ kind }, lagMs / 1_000);
    },
    addGauge: ({ name, help }, read) => {
      new Gauge({
        ...{ name: `gunungan_${name}`, help, registers },
        async collect(): Promise<void> {
          this.set(await read());
        },
      });
    },
    addGauges: ({ name, help, label }, read) => {
      new Gauge({
        ...{ name: `gunungan_${name}`, help, registers, labelNames: [label] },
        async collect(): Promise<void> {
          for (const [value, count] of Object.entries(await read())) this.set({ [label]: value }, count);
        },
      });
    },
    text: () => registry.metrics(),
  };
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
    response.writeHead(200, { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE });
    response.end(text);
  };
}
