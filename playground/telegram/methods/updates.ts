import { ApiError, badRequest } from '../api-error.ts';
import { flagParam, integerParam, objectParam, stringParam } from '../params.ts';
import type { Update } from '../wire.ts';
import { Described, type MethodCall, type MethodTable } from './method.ts';

const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
/** The original's LONG_POLL_MAX_TIMEOUT. */
const MAX_TIMEOUT_SECONDS = 50;
const MAX_LIMIT = 100;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

function getUpdates(call: MethodCall): Promise<Update[]> {
  const { params, poller, webhook, signal } = call;
  if (webhook.settings()) throw new ApiError(409, { description: WEBHOOK_ACTIVE });
  allowUpdates(call);
  return poller.poll({
    offset: integerParam(params, 'offset') ?? 0,
    limit: Math.min(Math.max(integerParam(params, 'limit') ?? MAX_LIMIT, 1), MAX_LIMIT),
    timeoutSeconds: Math.min(Math.max(integerParam(params, 'timeout') ?? 0, 0), MAX_TIMEOUT_SECONDS),
    signal,
  });
}

function setWebhook(call: MethodCall): unknown {
  const { params, poller, webhook, world } = call;
  const url = stringParam(params, 'url') ?? '';
  if (url === '') return deleteWebhook(call);
  if (!isAllowedUrl(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  const secretToken = stringParam(params, 'secret_token');
  if ((secretToken ?? '').length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken ?? '')) {
    throw badRequest('secret token contains unallowed characters');
  }
  poller.interrupt('Conflict: terminated by setWebhook request');
  allowUpdates(call);
  if (flagParam(params, 'drop_pending_updates')) world.updates.clear();
  const maxConnections = Math.min(Math.max(integerParam(params, 'max_connections') ?? 1, 1), MAX_LIMIT);
  webhook.set({ url, secretToken: secretToken || undefined, maxConnections });
  return new Described(true, 'Webhook was set');
}

/** The original takes only https; the simulator also takes http on this machine, where the tests listen. */
function isAllowedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}

function deleteWebhook({ params, webhook, world }: MethodCall): Described {
  if (flagParam(params, 'drop_pending_updates')) world.updates.clear();
  if (!webhook.settings()) return new Described(true, 'Webhook is already deleted');
  webhook.set(undefined);
  return new Described(true, 'Webhook was deleted');
}

function getWebhookInfo({ webhook, world }: MethodCall): unknown {
  const settings = webhook.settings();
  const allowed = world.updates.allowed();
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.updates.size(),
    ...(settings ? { max_connections: settings.maxConnections, ip_address: '127.0.0.1' } : {}),
    ...webhook.lastError(),
    ...(allowed ? { allowed_updates: allowed } : {}),
  };
}

function allowUpdates({ params, world }: MethodCall): void {
  const types = objectParam<readonly string[]>(params, 'allowed_updates');
  if (types) world.updates.allow(types);
}

export const updateMethods: MethodTable = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo };
