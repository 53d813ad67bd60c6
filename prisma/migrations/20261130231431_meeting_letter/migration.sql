-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "letter_file_id" INTEGER;

-- CreateIndex
CREATE INDEX "meeting_letter_file_id_idx" ON "meeting"("letter_file_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_letter_file_id_fkey" FOREIGN KEY ("letter_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;
