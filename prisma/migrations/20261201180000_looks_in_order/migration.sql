-- Looks are taken up some at a time, those of the same moment by row: what is taken is read, however much more is due.
DROP INDEX "look_subject_at_idx";
CREATE INDEX "look_subject_at_id_idx" ON "look"("subject", "at", "id");
