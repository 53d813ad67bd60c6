/** Slash commands that the app manifest registers; `/forses` takes every command as its first word. */
export const SLASH_COMMANDS: readonly string[] = ['/forses', '/hadir', '/tidakhadir', '/diwakili', '/tanya'];

/** Events that the app manifest subscribes to. */
export const EVENTS: readonly string[] = ['app_mention', 'message.im'];

/** Rights of the bot token, each with what it is for. */
export const SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'questions in channels',
  'chat:write': 'notices, answers, reminders',
  commands: 'slash commands',
  'files:read': 'members files that the secretariat sends',
  'files:write': 'calendars, recaps and exports',
  'im:history': 'questions in private',
  'im:write': 'private reminders',
  'pins:write': 'pinned notices',
  'users:read': 'names of those who write',
};
