/** Key of the notice that a proposal becomes: one, however often its button is pressed. */
export function manualReminderKey(proposalId: number): string {
  return `manualReminder:${proposalId}`;
}
