-- What was only of use for a meeting is forgotten meeting by meeting: the answers of those that are through are not read again.
-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "notes_emptied_at" TIMESTAMPTZ(3);

CREATE INDEX "meeting_notes_kept_idx" ON "meeting"((coalesce("ends_at", "starts_at"))) WHERE "notes_emptied_at" IS NULL;

CREATE FUNCTION "keep_notes_of_meeting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."notes_emptied_at" := NULL;
  RETURN NEW;
END;
$$;

-- A meeting that gets another time has its notes before it again.
CREATE TRIGGER "meeting_keeps_notes"
  BEFORE UPDATE OF "starts_at", "ends_at" ON "meeting"
  FOR EACH ROW WHEN (OLD."starts_at" IS DISTINCT FROM NEW."starts_at" OR OLD."ends_at" IS DISTINCT FROM NEW."ends_at")
  EXECUTE FUNCTION "keep_notes_of_meeting"();

-- Whom the secretariat was told of as out of reach, among all that was sent to its forum.
CREATE INDEX "notice_unreachable_idx" ON "notice"("forum_id", "created_at") WHERE "kind" = 'unreachable';
