-- Audiences of ordered reminders by the words of the code; what is typed stays.
UPDATE "notice" SET "facts" = jsonb_set("facts", '{audience}', to_jsonb(CASE "facts"->>'audience'
    WHEN 'belum' THEN 'unanswered' WHEN 'semua' THEN 'all' ELSE 'host' END))
  WHERE "kind" = 'manualReminder' AND "facts"->>'audience' IN ('belum', 'semua', 'tuanrumah');
UPDATE "proposal" SET "facts" = jsonb_set("facts", '{audience}', to_jsonb(CASE "facts"->>'audience'
    WHEN 'belum' THEN 'unanswered' WHEN 'semua' THEN 'all' ELSE 'host' END))
  WHERE "kind" = 'reminder' AND "facts"->>'audience' IN ('belum', 'semua', 'tuanrumah');
