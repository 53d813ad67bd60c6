import { byType, type Check } from '../schema.ts';
import { button, image, overflow, workflowButton } from './buttons.ts';
import { inputs } from './inputs.ts';
import { pickers } from './pickers.ts';
import { selects } from './selects.ts';

const { datetimepicker: _onlyElsewhere, ...sectionPickers } = pickers;

/** What may stand beside the text of a section. */
export const accessory: Check = byType(
  { button, image, overflow, workflow_button: workflowButton, ...selects, ...sectionPickers },
  'accessory element',
);

/** What may stand in an actions block. */
export const actionElement: Check = byType(
  {
    button,
    overflow,
    workflow_button: workflowButton,
    ...selects,
    ...pickers,
    ...(inputs.rich_text_input && { rich_text_input: inputs.rich_text_input }),
  },
  'action element',
);

/** What may stand in an input block. */
export const inputElement: Check = byType({ ...inputs, ...selects, ...pickers }, 'input element');
