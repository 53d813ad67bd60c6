-- An institution has one official at a time. Before this rule stood here, two approvals at once could make two. Of those whose
-- periods overlap the one who began first stays the official; whoever came later acts for the institution as an aide and
-- loses nothing else. The same person twice becomes one period. Each repair is in the trail and in the log of the start.
DO $$
DECLARE
  later RECORD;
  kept RECORD;
BEGIN
  FOR later IN
    SELECT h.id, h.forum_id, h.seat_id, h.person_id, h.from_at FROM seat_holder h
    WHERE h.capacity = 'holder' AND (h.until_at IS NULL OR h.until_at > h.from_at)
    ORDER BY h.seat_id, h.from_at, h.id
  LOOP
    SELECT k.id, k.person_id, k.until_at INTO kept FROM seat_holder k
    WHERE k.seat_id = later.seat_id AND k.capacity = 'holder' AND (k.until_at IS NULL OR k.until_at > k.from_at)
      AND (k.from_at, k.id) < (later.from_at, later.id) AND (k.until_at IS NULL OR k.until_at > later.from_at)
    ORDER BY k.from_at, k.id LIMIT 1;
    CONTINUE WHEN NOT FOUND;
    IF kept.person_id = later.person_id THEN
      UPDATE seat_holder k SET until_at = CASE WHEN k.until_at IS NULL OR h.until_at IS NULL THEN NULL
          ELSE greatest(k.until_at, h.until_at) END
        FROM seat_holder h WHERE k.id = kept.id AND h.id = later.id;
      UPDATE seat_holder SET until_at = from_at WHERE id = later.id;
    ELSE
      UPDATE seat_holder SET capacity = 'aide' WHERE id = later.id;
    END IF;
    INSERT INTO audit_entry (forum_id, at, person_id, actor, action, subject)
      SELECT later.forum_id, now(), NULL, 'system', 'pejabat ganda dirapikan', i.short_name || ', #' || later.person_id
      FROM seat s JOIN institution i ON i.id = s.institution_id WHERE s.id = later.seat_id;
    RAISE WARNING 'seat % had two officials: person % stays, person % is an aide now', later.seat_id, kept.person_id, later.person_id;
  END LOOP;
END;
$$;

-- A period that ends before it begins never counts. Ranges of numbers need no extension.
ALTER TABLE "seat_holder" ADD CONSTRAINT "seat_holder_one_holder" EXCLUDE USING gist (
  int4range("seat_id", "seat_id", '[]') WITH &&,
  (CASE WHEN "until_at" <= "from_at" THEN 'empty'::tstzrange ELSE tstzrange("from_at", "until_at") END) WITH &&
) WHERE ("capacity" = 'holder');
