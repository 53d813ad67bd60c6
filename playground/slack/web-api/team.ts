import type { JsonRecord } from '../json.ts';
import type { SlackState, SlackUser } from '../state.ts';
import { textArgument } from './arguments.ts';
import { fine, type Method, page, refuse } from './reply.ts';

/** The person as the Web API shows them. */
function userWire(state: SlackState, user: SlackUser): JsonRecord {
  return {
    id: user.id,
    team_id: state.team.id,
    name: user.name,
    deleted: user.deleted,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
    profile: {
      real_name: user.realName,
      display_name: user.name,
      real_name_normalized: user.realName,
      display_name_normalized: user.name,
      team: state.team.id,
      ...(user.isBot && { api_app_id: state.bot.appId, bot_id: state.bot.botId }),
    },
    // A deactivated account keeps little more than its name, as in the original.
    ...(!user.deleted && {
      real_name: user.realName,
      tz: user.tz,
      tz_label: user.tz,
      tz_offset: 25_200,
      is_admin: false,
      is_owner: false,
      is_restricted: false,
    }),
  };
}

/** The team, its people and the bot itself. */
export const team: Readonly<Record<string, Method>> = {
  'auth.test': ({ state }) =>
    fine({
      url: `https://${state.team.domain}.slack.com/`,
      team: state.team.name,
      user: state.users.get(state.bot.userId)?.name,
      team_id: state.team.id,
      user_id: state.bot.userId,
      bot_id: state.bot.botId,
      is_enterprise_install: false,
    }),
  'apps.connections.open': ({ socketMode }) => fine({ url: socketMode.newAddress() }),
  'bots.info': ({ state }, { bot }) =>
    bot === undefined || bot === state.bot.botId
      ? fine({
          bot: {
            id: state.bot.botId,
            deleted: false,
            name: state.users.get(state.bot.userId)?.name,
            app_id: state.bot.appId,
            user_id: state.bot.userId,
          },
        })
      : refuse('bot_not_found'),
  'team.info': ({ state }, { team: asked }) =>
    asked === undefined || asked === state.team.id
      ? fine({ team: { ...state.team, email_domain: '', is_verified: false } })
      : refuse('team_not_found'),
  'users.info': ({ state }, values) => {
    const user = state.users.get(textArgument(values, 'user') ?? '');
    return user ? fine({ user: userWire(state, user) }) : refuse('user_not_found');
  },
  'users.list': ({ state }, values) => {
    const part = page([...state.users.values()], values);
    if (!part) return refuse('invalid_cursor');
    const members = part.items.map((user) => userWire(state, user));
    return fine({ members, response_metadata: { next_cursor: part.cursor } });
  },
};
