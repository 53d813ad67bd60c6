-- Answers by the words of the code; what people read and type is the business of locales/ and of the commands.
CREATE TYPE "answer" AS ENUM ('attending', 'represented', 'not_attending', 'tentative');

ALTER TABLE "rsvp" ALTER COLUMN "answer" TYPE "answer" USING CASE "answer"
  WHEN 'hadir' THEN 'attending' WHEN 'diwakili' THEN 'represented'
  WHEN 'tidak_hadir' THEN 'not_attending' WHEN 'ragu' THEN 'tentative' ELSE "answer"
END::"answer";

ALTER TABLE "rsvp_history" ALTER COLUMN "answer" TYPE "answer" USING CASE "answer"
  WHEN 'hadir' THEN 'attending' WHEN 'diwakili' THEN 'represented'
  WHEN 'tidak_hadir' THEN 'not_attending' WHEN 'ragu' THEN 'tentative' ELSE "answer"
END::"answer";

ALTER TABLE "held_answer" ALTER COLUMN "answer" TYPE "answer" USING CASE "answer"
  WHEN 'hadir' THEN 'attending' WHEN 'diwakili' THEN 'represented'
  WHEN 'tidak_hadir' THEN 'not_attending' WHEN 'ragu' THEN 'tentative' ELSE "answer"
END::"answer";
