-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "rundown" TEXT;

-- CreateTable
CREATE TABLE "rundown_change" (
    "meeting_id" INTEGER NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "before" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rundown_change_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateIndex
CREATE INDEX "rundown_change_forum_id_idx" ON "rundown_change"("forum_id");

-- CreateIndex
CREATE INDEX "rundown_change_changed_at_idx" ON "rundown_change"("changed_at");

-- AddForeignKey
ALTER TABLE "rundown_change" ADD CONSTRAINT "rundown_change_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
