-- AlterTable
ALTER TABLE "faq_entry" ADD COLUMN     "is_shipped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "owner_id" INTEGER,
ADD COLUMN     "review_by" TEXT;

-- AlterTable
ALTER TABLE "faq_wording" ADD COLUMN     "is_shipped" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "faq_seed" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "unanswered_question" ADD COLUMN     "wrong_code" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "faq_change" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "parts" JSONB NOT NULL,
    "question_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "faq_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "faq_tally" (
    "forum_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "times" INTEGER NOT NULL,

    CONSTRAINT "faq_tally_pkey" PRIMARY KEY ("forum_id","day","what","code")
);

-- CreateTable
CREATE TABLE "faq_word" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "faq_word_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "faq_change_forum_id_id_idx" ON "faq_change"("forum_id", "id");

-- CreateIndex
CREATE INDEX "faq_change_at_idx" ON "faq_change"("at");

-- CreateIndex
CREATE INDEX "faq_tally_day_idx" ON "faq_tally"("day");

-- CreateIndex
CREATE UNIQUE INDEX "faq_word_forum_id_word_key" ON "faq_word"("forum_id", "word");

-- Entries that nobody changed since they were shipped with their forum.
UPDATE "faq_entry" e SET "is_shipped" = true FROM "forum" f
  WHERE f."id" = e."forum_id" AND e."updated_at" = f."created_at" AND e."deleted_at" IS NULL AND e."code" ~ '^F[0-9]{2}$';
UPDATE "faq_wording" w SET "is_shipped" = true FROM "faq_entry" e WHERE e."id" = w."entry_id" AND e."is_shipped";
