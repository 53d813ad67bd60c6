import { badRequest } from '../api-error.ts';
import { flagParam, stringParam } from '../params.ts';
import type { MethodCall, MethodTable } from './method.ts';

const MAX_TEXT = 200;
/** The original does not publish how long it waits; clients give up after some seconds. */
const ANSWER_WITHIN_MS = 60_000;

function answerCallbackQuery({ world, params }: MethodCall): true {
  const text = stringParam(params, 'text');
  if ((text ?? '').length > MAX_TEXT) throw badRequest('MESSAGE_TOO_LONG');
  const query = world.callbacks.get(stringParam(params, 'callback_query_id') ?? '');
  const isOpen = query && !query.isAnswered && world.clock.now() - query.pressedAt <= ANSWER_WITHIN_MS;
  if (!isOpen) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const answer = { text, alert: flagParam(params, 'show_alert'), url: stringParam(params, 'url') };
  query.isAnswered = true;
  query.show(answer);
  world.events.emit({ type: 'callback', queryId: query.id, userId: query.userId, answer });
  return true;
}

export const callbackMethods: MethodTable = { answerCallbackQuery };
