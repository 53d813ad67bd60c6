import { botMethods } from './bot.ts';
import { callbackMethods } from './callback.ts';
import { chatMethods } from './chat.ts';
import { commandMethods } from './commands.ts';
import { editMethods } from './edit.ts';
import { fileMethods } from './file.ts';
import type { MethodTable } from './method.ts';
import { sendMethods } from './send.ts';
import { updateMethods } from './updates.ts';

/** Every method that is simulated. */
export const methods: MethodTable = {
  ...botMethods,
  ...callbackMethods,
  ...chatMethods,
  ...commandMethods,
  ...editMethods,
  ...fileMethods,
  ...sendMethods,
  ...updateMethods,
};
