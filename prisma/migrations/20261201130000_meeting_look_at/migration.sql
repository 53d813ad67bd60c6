-- When the plan of reminders looks at a meeting again; what moves a moment has it looked at within the minute.
-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "look_at" TIMESTAMPTZ(3) DEFAULT '1970-01-01 00:00:00 +00:00';

-- CreateIndex
CREATE INDEX "meeting_look_at_idx" ON "meeting"("look_at");

CREATE FUNCTION "look_at_meeting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."look_at" := to_timestamp(0);
  RETURN NEW;
END;
$$;

-- Whatever of a meeting changes but what is posted of it.
CREATE TRIGGER "meeting_is_looked_at"
  BEFORE UPDATE ON "meeting"
  FOR EACH ROW WHEN (OLD."look_at" IS NOT DISTINCT FROM NEW."look_at"
    AND to_jsonb(OLD) - 'notice_stale_at' IS DISTINCT FROM to_jsonb(NEW) - 'notice_stale_at')
  EXECUTE FUNCTION "look_at_meeting"();

CREATE FUNCTION "look_at_meetings_of_forum"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "row" jsonb := coalesce(to_jsonb(NEW), to_jsonb(OLD));
BEGIN
  EXECUTE format('UPDATE %I.meeting SET look_at = to_timestamp(0) WHERE forum_id = $1 AND look_at > to_timestamp(0)', TG_TABLE_SCHEMA)
    USING (CASE TG_TABLE_NAME WHEN 'forum' THEN "row"->>'id' ELSE "row"->>'forum_id' END)::integer;
  RETURN NULL;
END;
$$;

CREATE TRIGGER "forum_meetings_are_looked_at"
  AFTER UPDATE ON "forum"
  FOR EACH ROW WHEN (to_jsonb(OLD) - 'faq_seed' IS DISTINCT FROM to_jsonb(NEW) - 'faq_seed')
  EXECUTE FUNCTION "look_at_meetings_of_forum"();

CREATE TRIGGER "holiday_correction_meetings_are_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "holiday_correction"
  FOR EACH ROW EXECUTE FUNCTION "look_at_meetings_of_forum"();

-- What the checklist of hosts says of a forum's meetings, and what is noted of one.
CREATE TRIGGER "checklist_entry_meetings_are_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "checklist_entry"
  FOR EACH ROW EXECUTE FUNCTION "look_at_meetings_of_forum"();

CREATE FUNCTION "look_at_meeting_of_row"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %I.meeting SET look_at = to_timestamp(0) WHERE id = $1 AND look_at IS DISTINCT FROM to_timestamp(0)', TG_TABLE_SCHEMA)
    USING (coalesce(to_jsonb(NEW), to_jsonb(OLD))->>'meeting_id')::integer;
  RETURN NULL;
END;
$$;

CREATE TRIGGER "preparation_item_meeting_is_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "preparation_item"
  FOR EACH ROW EXECUTE FUNCTION "look_at_meeting_of_row"();

-- What was agreed there, and the draft of its minutes.
CREATE TRIGGER "action_item_meeting_is_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "action_item"
  FOR EACH ROW EXECUTE FUNCTION "look_at_meeting_of_row"();

CREATE TRIGGER "minutes_meeting_is_looked_at"
  AFTER INSERT OR UPDATE OR DELETE ON "minutes"
  FOR EACH ROW EXECUTE FUNCTION "look_at_meeting_of_row"();

-- What is due between a deadline and the meeting is found without reading every meeting that is to come.
-- DropIndex
DROP INDEX "meeting_state_starts_at_idx";

-- CreateIndex
CREATE INDEX "meeting_state_starts_at_answer_by_idx" ON "meeting"("state", "starts_at", "answer_by");

-- Those that a group or channel refused, among all that reached nobody, and those for which an institution was called in a group.
CREATE INDEX "delivery_refused_by_chat_idx" ON "delivery"("meeting_id") WHERE "state" = 'unreachable' AND "target" LIKE 'chat:%';
CREATE INDEX "delivery_called_in_group_idx" ON "delivery"("not_before") WHERE "target" LIKE 'institution:%';

-- Polls that go on, and those whose messages show an old state.
CREATE INDEX "date_poll_running_idx" ON "date_poll"("answer_by") WHERE "closed_at" IS NULL;
CREATE INDEX "date_poll_outdated_idx" ON "date_poll"("id") WHERE "revision" > "shown_revision";

-- CreateIndex
CREATE INDEX "forum_ledger_months_idx" ON "forum"("ledger_months");
