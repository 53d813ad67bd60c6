import type { Language } from '../../../i18n/index.ts';
import { list, message } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import type { HostRules } from '../types.ts';
import { DECLINED, ORDERS } from './order.rules.ts';

const SWITCHES = ['willingFirst', 'alternates', 'asksItself'] as const;

/** How the forum finds its hosts: what holds now, and a button for each other way. */
export function rulesMessage(
  { rules, forum }: { readonly rules: HostRules; readonly forum: string },
  { t }: Language,
): OutgoingMessage {
  const title = t('rotation:rules.title', { forum });
  const stateOf = (name: (typeof SWITCHES)[number]): 'on' | 'off' => (rules[name] ? 'on' : 'off');
  const choose = (choice: readonly [name: string, value: string], text: string): Button => ({
    text,
    action: encodeAction('giliran', 'aturan', ...choice),
  });
  const switched = SWITCHES.map((name): readonly Button[] => {
    const other = rules[name] ? 'off' : 'on';
    return [choose([name, other], t(`rotation:rules.${name}.${rules[name] ? 'turnOff' : 'turnOn'}`))];
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      list([
        t(`rotation:rules.order.${rules.order}`),
        t(`rotation:rules.declined.${rules.declined}`),
        ...SWITCHES.map((name) => t(`rotation:rules.${name}.${stateOf(name)}`)),
      ]),
      { kind: 'note', line: [t('rotation:rules.bound')] },
    ],
    buttons: [
      ORDERS.filter((order) => order !== rules.order).map((order) =>
        choose(['order', order], t(`rotation:rules.order.choose.${order}`)),
      ),
      DECLINED.filter((goes) => goes !== rules.declined).map((goes) =>
        choose(['declined', goes], t(`rotation:rules.declined.choose.${goes}`)),
      ),
      ...switched,
    ],
  });
}
