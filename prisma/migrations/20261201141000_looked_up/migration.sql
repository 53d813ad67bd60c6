-- What waits for somebody, and the zones of a forum's institutions, are looked up instead of read with all that is there.
CREATE INDEX "delivery_waiting_for_person_idx" ON "delivery"("person_id") WHERE "state" = 'queued';
CREATE INDEX "institution_zone_idx" ON "institution"("forum_id", "time_zone") WHERE "left_at" IS NULL;
