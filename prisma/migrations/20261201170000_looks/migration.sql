-- What of a forum is to be looked at: rows are added by whatever changes it, and taken away by whoever has looked. No two of them
-- get in each other's way, and nobody reads forums of which nothing is to be looked at.
-- CreateEnum
CREATE TYPE "look_subject" AS ENUM ('library', 'invitations', 'notices', 'lost');

-- CreateTable
CREATE TABLE "look" (
    "id" BIGSERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "subject" "look_subject" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',

    CONSTRAINT "look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "look_subject_at_idx" ON "look"("subject", "at");

INSERT INTO "look" ("forum_id", "subject")
  SELECT "id", unnest(enum_range(NULL::"look_subject")) FROM "forum";

CREATE FUNCTION "look_at_forum"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "forum" integer;
BEGIN
  IF TG_TABLE_NAME = 'forum' THEN
    "forum" := NEW."id";
  ELSIF TG_OP = 'DELETE' THEN
    "forum" := OLD."forum_id";
  ELSE
    "forum" := NEW."forum_id";
  END IF;
  EXECUTE format('INSERT INTO %1$I.look (forum_id, subject) SELECT $1, unnest($2)::%1$I.look_subject', TG_TABLE_SCHEMA)
    USING "forum", TG_ARGV;
  RETURN NULL;
END;
$$;

CREATE TRIGGER "new_forum_is_looked_at"
  AFTER INSERT ON "forum"
  FOR EACH ROW EXECUTE FUNCTION "look_at_forum"('library');

CREATE TRIGGER "forum_is_looked_at"
  AFTER UPDATE ON "forum"
  FOR EACH ROW WHEN (to_jsonb(OLD) - 'faq_seed' IS DISTINCT FROM to_jsonb(NEW) - 'faq_seed')
  EXECUTE FUNCTION "look_at_forum"('library', 'notices');

-- Its zone, in which a digest comes, and its names and whether it belongs, which notices show.
CREATE TRIGGER "new_institution_is_looked_at"
  AFTER INSERT ON "institution"
  FOR EACH ROW EXECUTE FUNCTION "look_at_forum"('library', 'notices');

CREATE TRIGGER "institution_is_looked_at"
  AFTER UPDATE ON "institution"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION "look_at_forum"('library', 'notices');

CREATE TRIGGER "holiday_correction_is_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "holiday_correction"
  FOR EACH ROW EXECUTE FUNCTION "look_at_forum"('library');

CREATE TRIGGER "new_library_plan_is_looked_at"
  AFTER INSERT ON "library_plan"
  FOR EACH ROW EXECUTE FUNCTION "look_at_forum"('library');

CREATE TRIGGER "library_plan_is_looked_at"
  AFTER UPDATE ON "library_plan"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION "look_at_forum"('library');

CREATE TRIGGER "new_library_entry_is_looked_at"
  AFTER INSERT ON "library_entry"
  FOR EACH ROW WHEN (NEW."waiting_since" IS NOT NULL OR NEW."published_at" IS NOT NULL)
  EXECUTE FUNCTION "look_at_forum"('library');

CREATE TRIGGER "library_entry_is_looked_at"
  AFTER UPDATE OF "waiting_since", "published_at", "status" ON "library_entry"
  FOR EACH ROW WHEN ((OLD."waiting_since", OLD."published_at", OLD."status") IS DISTINCT FROM (NEW."waiting_since", NEW."published_at", NEW."status"))
  EXECUTE FUNCTION "look_at_forum"('library');

-- What becomes of messages to groups and channels; that one is being sent says nothing yet.
CREATE TRIGGER "delivery_to_chat_is_looked_at"
  AFTER UPDATE OF "state", "message_id", "attempts", "reason" ON "delivery"
  FOR EACH ROW WHEN (NEW."target" LIKE 'chat:%' AND NEW."state" <> 'sending'
    AND (OLD."state", OLD."message_id", OLD."attempts", OLD."reason") IS DISTINCT FROM (NEW."state", NEW."message_id", NEW."attempts", NEW."reason"))
  EXECUTE FUNCTION "look_at_forum"('invitations');

CREATE TRIGGER "chat_is_looked_at"
  AFTER UPDATE ON "chat"
  FOR EACH ROW WHEN (NEW."kind" <> 'private' AND to_jsonb(OLD) - 'reachable_at' IS DISTINCT FROM to_jsonb(NEW) - 'reachable_at')
  EXECUTE FUNCTION "look_at_forum"('invitations', 'notices');

CREATE TRIGGER "announced_meeting_is_looked_at"
  AFTER UPDATE OF "state", "starts_at" ON "meeting"
  FOR EACH ROW WHEN (NEW."state" = 'announced' AND (OLD."state", OLD."starts_at") IS DISTINCT FROM (NEW."state", NEW."starts_at"))
  EXECUTE FUNCTION "look_at_forum"('invitations');

-- Whom nothing reached, and whose institution was called in a group.
CREATE TRIGGER "lost_delivery_is_looked_at"
  AFTER UPDATE OF "state" ON "delivery"
  FOR EACH ROW WHEN (OLD."state" <> NEW."state"
    AND ((NEW."state" = 'unreachable' AND NEW."person_id" IS NOT NULL) OR (NEW."state" IN ('sent', 'unreachable') AND NEW."target" LIKE 'institution:%')))
  EXECUTE FUNCTION "look_at_forum"('lost');

-- They are found by the forum that is looked at.
DROP INDEX "delivery_called_in_group_idx";
CREATE INDEX "delivery_called_in_group_idx" ON "delivery"("forum_id", "not_before") WHERE "target" LIKE 'institution:%';
CREATE INDEX "delivery_lost_idx" ON "delivery"("forum_id", "not_before") WHERE "state" = 'unreachable';

-- A look that has begun before such a change must not note that nothing is to come: the row changes each time, whatever it says.
CREATE OR REPLACE FUNCTION "look_at_meetings_of_forum"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "row" jsonb := coalesce(to_jsonb(NEW), to_jsonb(OLD));
BEGIN
  EXECUTE format('UPDATE %I.meeting SET look_at = to_timestamp(0) WHERE forum_id = $1 AND look_at IS NOT NULL', TG_TABLE_SCHEMA)
    USING (CASE TG_TABLE_NAME WHEN 'forum' THEN "row"->>'id' ELSE "row"->>'forum_id' END)::integer;
  RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION "look_at_meeting_of_row"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %I.meeting SET look_at = to_timestamp(0) WHERE id = $1', TG_TABLE_SCHEMA)
    USING (coalesce(to_jsonb(NEW), to_jsonb(OLD))->>'meeting_id')::integer;
  RETURN NULL;
END;
$$;
