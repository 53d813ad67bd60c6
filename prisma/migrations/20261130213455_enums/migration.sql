-- What has a fixed set of values says so, by the words of the code.
CREATE TYPE "action_state" AS ENUM ('open', 'done');
CREATE TYPE "chat_kind" AS ENUM ('private', 'group', 'channel');
CREATE TYPE "proposal_state" AS ENUM ('open', 'done', 'dropped');
CREATE TYPE "request_state" AS ENUM ('pending', 'approved', 'refused');
CREATE TYPE "admission_way" AS ENUM ('invitation', 'code', 'secretariat', 'file');
CREATE TYPE "meeting_state" AS ENUM ('draft', 'announced', 'cancelled');
CREATE TYPE "notice_state" AS ENUM ('open', 'skipped');
CREATE TYPE "delivery_state" AS ENUM ('queued', 'sending', 'sent', 'failed', 'unreachable', 'skipped');
CREATE TYPE "platform" AS ENUM ('telegram', 'slack');
CREATE TYPE "capacity" AS ENUM ('aide', 'holder');
CREATE TYPE "granted_role" AS ENUM ('chair', 'steering_chair', 'secretariat');
CREATE TYPE "reminder_level" AS ENUM ('all', 'few');
CREATE TYPE "turn_state" AS ENUM ('queued', 'hosting', 'hosted', 'skipped');
CREATE TYPE "turn_consent" AS ENUM ('asked', 'agreed', 'declined');

-- Its condition compares the capacity as text.
ALTER TABLE "seat_holder" DROP CONSTRAINT "seat_holder_one_holder";

ALTER TABLE "account"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "action_item"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "action_state" USING "state"::"action_state",
  ALTER COLUMN "state" SET DEFAULT 'open';
ALTER TABLE "admission"
  ALTER COLUMN "way" TYPE "admission_way" USING "way"::"admission_way";
ALTER TABLE "chat"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform",
  ALTER COLUMN "kind" TYPE "chat_kind" USING "kind"::"chat_kind";
ALTER TABLE "code_guess"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "delivery"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform",
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "delivery_state" USING "state"::"delivery_state",
  ALTER COLUMN "state" SET DEFAULT 'queued';
ALTER TABLE "dialogue"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "held_answer"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "host_turn"
  ALTER COLUMN "state" TYPE "turn_state" USING "state"::"turn_state",
  ALTER COLUMN "consent" TYPE "turn_consent" USING "consent"::"turn_consent";
ALTER TABLE "invitation"
  ALTER COLUMN "capacity" DROP DEFAULT,
  ALTER COLUMN "capacity" TYPE "capacity" USING "capacity"::"capacity",
  ALTER COLUMN "capacity" SET DEFAULT 'aide',
  ALTER COLUMN "role" TYPE "granted_role" USING CASE "role"
  WHEN 'ketua' THEN 'chair' WHEN 'ketua_pengarah' THEN 'steering_chair' WHEN 'sekretariat' THEN 'secretariat' ELSE "role"
END::"granted_role";
ALTER TABLE "join_block"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "join_request"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform",
  ALTER COLUMN "capacity" TYPE "capacity" USING "capacity"::"capacity",
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "request_state" USING "state"::"request_state",
  ALTER COLUMN "state" SET DEFAULT 'pending';
ALTER TABLE "link_code"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "meeting"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "meeting_state" USING "state"::"meeting_state",
  ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE "notice"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "notice_state" USING "state"::"notice_state",
  ALTER COLUMN "state" SET DEFAULT 'open';
ALTER TABLE "person"
  ALTER COLUMN "preferred_platform" TYPE "platform" USING "preferred_platform"::"platform",
  ALTER COLUMN "reminder_level" DROP DEFAULT,
  ALTER COLUMN "reminder_level" TYPE "reminder_level" USING "reminder_level"::"reminder_level",
  ALTER COLUMN "reminder_level" SET DEFAULT 'all';
ALTER TABLE "processed_update"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "proposal"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "proposal_state" USING "state"::"proposal_state",
  ALTER COLUMN "state" SET DEFAULT 'open',
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "role_grant"
  ALTER COLUMN "role" TYPE "granted_role" USING CASE "role"
  WHEN 'ketua' THEN 'chair' WHEN 'ketua_pengarah' THEN 'steering_chair' WHEN 'sekretariat' THEN 'secretariat' ELSE "role"
END::"granted_role";
ALTER TABLE "rsvp"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "rsvp_history"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";
ALTER TABLE "seat_holder"
  ALTER COLUMN "capacity" TYPE "capacity" USING "capacity"::"capacity";
ALTER TABLE "unanswered_question"
  ALTER COLUMN "platform" TYPE "platform" USING "platform"::"platform";

ALTER TABLE "seat_holder" ADD CONSTRAINT "seat_holder_one_holder" EXCLUDE USING gist (
  int4range("seat_id", "seat_id", '[]') WITH &&,
  (CASE WHEN "until_at" <= "from_at" THEN 'empty'::tstzrange ELSE tstzrange("from_at", "until_at") END) WITH &&
) WHERE ("capacity" = 'holder');

-- Roles also stand in what notices tell and in what undoes an admission.
UPDATE "notice" SET "facts" = replace(replace(replace("facts"::text,
    '"ketua_pengarah"', '"steering_chair"'), '"ketua"', '"chair"'), '"sekretariat"', '"secretariat"')::jsonb
  WHERE "kind" IN ('invitationUsed', 'officeEnded') AND "facts"::text ~ '"(ketua|ketua_pengarah|sekretariat)"';
UPDATE "admission" SET "moved" = replace(replace(replace("moved"::text,
    '"ketua_pengarah"', '"steering_chair"'), '"ketua"', '"chair"'), '"sekretariat"', '"secretariat"')::jsonb
  WHERE "moved"::text ~ '"(ketua|ketua_pengarah|sekretariat)"';
