-- The zones of a forum's institutions are looked up instead of read with all its institutions.
CREATE INDEX "institution_zone_idx" ON "institution"("forum_id", "time_zone") WHERE "left_at" IS NULL;
