-- CreateEnum
CREATE TYPE "library_kind" AS ENUM ('policy', 'teaching_material', 'good_practice');

-- CreateEnum
CREATE TYPE "library_status" AS ENUM ('waiting', 'needs_change', 'published', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "library_request_status" AS ENUM ('open', 'fulfilled', 'closed');

-- AlterEnum
ALTER TYPE "granted_role" ADD VALUE 'curator';

-- CreateTable
CREATE TABLE "library_entry" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "library_kind" NOT NULL,
    "status" "library_status" NOT NULL DEFAULT 'waiting',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "link" TEXT,
    "file_id" INTEGER,
    "regulation_number" TEXT,
    "in_force_since" TEXT,
    "says" TEXT,
    "to_do" TEXT,
    "form" TEXT,
    "audience" TEXT,
    "on_platform" BOOLEAN,
    "problem" TEXT,
    "steps" TEXT,
    "result" TEXT,
    "contact" TEXT,
    "institution_id" INTEGER,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),
    "revision" JSONB,
    "round" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT,
    "decided_by_id" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3),
    "urgent_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "meeting_id" INTEGER,
    "material_id" INTEGER,
    "regulation_key" TEXT NOT NULL DEFAULT '',
    "link_key" TEXT NOT NULL DEFAULT '',
    "title_words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "terms" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "library_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "library_topic" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "library_topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "library_entry_topic" (
    "forum_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "library_entry_topic_pkey" PRIMARY KEY ("entry_id","topic_id")
);

-- CreateTable
CREATE TABLE "library_follow" (
    "forum_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "library_follow_pkey" PRIMARY KEY ("person_id","topic_id")
);

-- CreateTable
CREATE TABLE "library_request" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "topic_id" INTEGER,
    "institution_id" INTEGER,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "library_request_status" NOT NULL DEFAULT 'open',
    "fulfilled_by_id" INTEGER,
    "closed_at" TIMESTAMPTZ(3),
    "terms" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "library_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "library_report" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "institution_id" INTEGER,
    "person_id" INTEGER,
    "text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_id" INTEGER,

    CONSTRAINT "library_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "library_entry_forum_id_status_published_at_idx" ON "library_entry"("forum_id", "status", "published_at");

-- CreateIndex
CREATE INDEX "library_entry_forum_id_waiting_since_idx" ON "library_entry"("forum_id", "waiting_since");

-- CreateIndex
CREATE INDEX "library_entry_forum_id_institution_id_idx" ON "library_entry"("forum_id", "institution_id");

-- CreateIndex
CREATE INDEX "library_entry_forum_id_regulation_key_idx" ON "library_entry"("forum_id", "regulation_key");

-- CreateIndex
CREATE INDEX "library_entry_forum_id_link_key_idx" ON "library_entry"("forum_id", "link_key");

-- CreateIndex
CREATE INDEX "library_entry_title_words_idx" ON "library_entry" USING GIN ("title_words");

-- CreateIndex
CREATE INDEX "library_entry_file_id_idx" ON "library_entry"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "library_entry_forum_id_number_key" ON "library_entry"("forum_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "library_topic_forum_id_name_key" ON "library_topic"("forum_id", "name");

-- CreateIndex
CREATE INDEX "library_entry_topic_topic_id_entry_id_idx" ON "library_entry_topic"("topic_id", "entry_id");

-- CreateIndex
CREATE INDEX "library_follow_topic_id_idx" ON "library_follow"("topic_id");

-- CreateIndex
CREATE INDEX "library_request_forum_id_status_created_at_idx" ON "library_request"("forum_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "library_request_topic_id_idx" ON "library_request"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "library_request_forum_id_number_key" ON "library_request"("forum_id", "number");

-- CreateIndex
CREATE INDEX "library_report_entry_id_idx" ON "library_report"("entry_id");

-- CreateIndex
CREATE INDEX "library_report_forum_id_handled_at_idx" ON "library_report"("forum_id", "handled_at");

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry_topic" ADD CONSTRAINT "library_entry_topic_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "library_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry_topic" ADD CONSTRAINT "library_entry_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "library_topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_follow" ADD CONSTRAINT "library_follow_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "library_topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_request" ADD CONSTRAINT "library_request_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "library_topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_request" ADD CONSTRAINT "library_request_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_request" ADD CONSTRAINT "library_request_fulfilled_by_id_fkey" FOREIGN KEY ("fulfilled_by_id") REFERENCES "library_entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_report" ADD CONSTRAINT "library_report_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "library_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_report" ADD CONSTRAINT "library_report_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;
