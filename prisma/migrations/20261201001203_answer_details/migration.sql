-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "companion_limit" INTEGER;

-- CreateTable
CREATE TABLE "answer_detail" (
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "companions" INTEGER NOT NULL DEFAULT 0,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "vehicles" TEXT NOT NULL DEFAULT '',
    "diet" TEXT NOT NULL DEFAULT '',
    "filled_at" TIMESTAMPTZ(3),
    "by_person_id" INTEGER,
    "waiting_turn" INTEGER,

    CONSTRAINT "answer_detail_pkey" PRIMARY KEY ("meeting_id","institution_id")
);

-- CreateIndex
CREATE INDEX "answer_detail_forum_id_idx" ON "answer_detail"("forum_id");

-- AddForeignKey
ALTER TABLE "answer_detail" ADD CONSTRAINT "answer_detail_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_detail" ADD CONSTRAINT "answer_detail_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
