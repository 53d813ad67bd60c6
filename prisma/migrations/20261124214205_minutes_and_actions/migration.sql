-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "minutes_done_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "action_item" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" INTEGER,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "action_item_state_due_at_idx" ON "action_item"("state", "due_at");

-- CreateIndex
CREATE INDEX "action_item_meeting_id_idx" ON "action_item"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_item_forum_id_number_key" ON "action_item"("forum_id", "number");

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
