-- CreateEnum
CREATE TYPE "preparation_state" AS ENUM ('open', 'done', 'not_needed');

-- CreateTable
CREATE TABLE "checklist_entry" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT,
    "days" INTEGER NOT NULL,
    "is_removed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "checklist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preparation_item" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "state" "preparation_state" NOT NULL DEFAULT 'open',
    "note" TEXT NOT NULL DEFAULT '',
    "assignee_id" INTEGER,
    "changed_by_id" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preparation_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "checklist_entry_forum_id_key_key" ON "checklist_entry"("forum_id", "key");

-- CreateIndex
CREATE INDEX "preparation_item_forum_id_idx" ON "preparation_item"("forum_id");

-- CreateIndex
CREATE UNIQUE INDEX "preparation_item_meeting_id_key_key" ON "preparation_item"("meeting_id", "key");

-- AddForeignKey
ALTER TABLE "preparation_item" ADD CONSTRAINT "preparation_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
