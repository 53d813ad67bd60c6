import { badRequest } from '../api-error.ts';
import { stringParam } from '../params.ts';
import type { Method, MethodCall, MethodTable } from './method.ts';

const MAX_DESCRIPTION = 512;
const MAX_SHORT_DESCRIPTION = 120;

function getMe({ world }: MethodCall): unknown {
  return {
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: !world.privacyMode,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

function setter(field: string, limit: number): Method {
  return ({ world, params }) => {
    const text = stringParam(params, field) ?? '';
    if (text.length > limit) throw badRequest(`${field.replaceAll('_', ' ')} is too long`);
    world.profile.set(`${field}:${stringParam(params, 'language_code') ?? ''}`, text);
    return true;
  };
}

function getter(field: string): Method {
  return ({ world, params }) => {
    const own = world.profile.get(`${field}:${stringParam(params, 'language_code') ?? ''}`);
    return { [field]: own || world.profile.get(`${field}:`) || '' };
  };
}

export const botMethods: MethodTable = {
  getMe,
  setMyDescription: setter('description', MAX_DESCRIPTION),
  getMyDescription: getter('description'),
  setMyShortDescription: setter('short_description', MAX_SHORT_DESCRIPTION),
  getMyShortDescription: getter('short_description'),
  close: () => true,
  logOut: () => true,
};
