-- CreateEnum
CREATE TYPE "action_step_kind" AS ENUM ('added', 'progress', 'done', 'reopened', 'changed', 'reassigned');

-- CreateEnum
CREATE TYPE "minutes_state" AS ENUM ('draft', 'approved');

-- CreateTable
CREATE TABLE "action_step" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "action_id" INTEGER NOT NULL,
    "kind" "action_step_kind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_person_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "file_id" INTEGER,
    "url" TEXT,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minutes" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "state" "minutes_state" NOT NULL DEFAULT 'draft',
    "reply_by" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" INTEGER,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" INTEGER,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minutes_reply" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "minutes_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "correction" TEXT NOT NULL DEFAULT '',
    "by_person_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_reply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "action_step_forum_id_idx" ON "action_step"("forum_id");

-- CreateIndex
CREATE INDEX "action_step_action_id_idx" ON "action_step"("action_id");

-- CreateIndex
CREATE INDEX "material_meeting_id_idx" ON "material"("meeting_id");

-- CreateIndex
CREATE INDEX "material_file_id_idx" ON "material"("file_id");

-- CreateIndex
CREATE INDEX "material_created_at_idx" ON "material"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_meeting_id_key" ON "minutes"("meeting_id");

-- CreateIndex
CREATE INDEX "minutes_forum_id_idx" ON "minutes"("forum_id");

-- CreateIndex
CREATE INDEX "minutes_file_id_idx" ON "minutes"("file_id");

-- CreateIndex
CREATE INDEX "minutes_state_reply_by_idx" ON "minutes"("state", "reply_by");

-- CreateIndex
CREATE INDEX "minutes_reply_forum_id_idx" ON "minutes_reply"("forum_id");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_reply_minutes_id_revision_institution_id_key" ON "minutes_reply"("minutes_id", "revision", "institution_id");

-- AddForeignKey
ALTER TABLE "action_step" ADD CONSTRAINT "action_step_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "action_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_reply" ADD CONSTRAINT "minutes_reply_minutes_id_fkey" FOREIGN KEY ("minutes_id") REFERENCES "minutes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_reply" ADD CONSTRAINT "minutes_reply_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
