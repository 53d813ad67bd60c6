import { recordOf, recordsOf } from '../json.ts';
import { viewBlock } from './layout.ts';
import { repeatedBlockIds } from './message.ts';
import { also, byType, type Check, flag, list, type Problem, shape, string, word } from './schema.ts';
import { plainText } from './text-objects.ts';

const blocks: Check = list(viewBlock, { max: 100 });
const common: Readonly<Record<string, Check>> = {
  private_metadata: string({ min: 0, max: 3_000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};

const modal: Check = also(
  shape(
    { type: word('modal'), title: plainText(24), blocks },
    {
      ...common,
      close: plainText(24),
      submit: plainText(24),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
  (view) => {
    const asks = recordsOf(view.blocks).some((block) => block.type === 'input');
    return asks && view.submit === undefined
      ? '`submit` is required when an input block is in the blocks array'
      : undefined;
  },
);

const home: Check = shape({ type: word('home'), blocks }, common);

/** Problems of a modal or home tab: at most 100 blocks, titles of 24 characters, ids unique, one focus. */
export function viewProblems(view: unknown, surface: 'modal' | 'home'): readonly Problem[] {
  const found = byType(surface === 'modal' ? { modal } : { home }, 'view')(view, '/view');
  const list = recordOf(view).blocks;
  const focused = recordsOf(list).filter((block) => recordOf(block.element).focus_on_load === true);
  return [
    ...found,
    ...repeatedBlockIds(list, '/view/blocks'),
    ...(focused.length > 1
      ? [{ pointer: '/view/blocks', message: 'only one element may have focus_on_load' }]
      : []),
  ];
}
