import { z } from 'zod';

const id = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 'true');

/** Where a delivery of any kind says that it comes from (commands have fields of their own, interactions a `team`). */
const placeSchema = z.object({
  team_id: id,
  context_team_id: id,
  team: z.object({ id }).nullish(),
  enterprise_id: id,
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: flag,
  authorizations: z
    .array(z.object({ team_id: id, enterprise_id: id, is_enterprise_install: flag }))
    .nullish(),
});

/** The workspace that the bot's token belongs to; the organisation too, where the app was installed for all of it. */
export interface Team {
  readonly id: string;
  readonly enterpriseId: string | undefined;
}

/**
 * Whether a delivery is for the workspace that the bot works in. In a channel shared with another organisation people of
 * both write, and the delivery still names ours: through it the app receives it.
 */
export function isFor(team: Team, body: unknown): boolean {
  const { data } = placeSchema.safeParse(body);
  if (data === undefined) return false;
  const installs = data.authorizations ?? [];
  const enterpriseIds = data.is_enterprise_install
    ? [data.enterprise?.id, data.enterprise_id]
    : installs.map((one) => (one.is_enterprise_install ? one.enterprise_id : undefined));
  if (team.enterpriseId !== undefined && enterpriseIds.includes(team.enterpriseId)) return true;
  const teamIds =
    installs.length > 0
      ? installs.map((one) => one.team_id)
      : [data.team?.id ?? data.context_team_id ?? data.team_id];
  return teamIds.includes(team.id);
}
