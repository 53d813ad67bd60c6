-- AlterTable
ALTER TABLE "answer_detail" ADD COLUMN     "letter_file_id" INTEGER;

-- CreateIndex
CREATE INDEX "answer_detail_letter_file_id_idx" ON "answer_detail"("letter_file_id");

-- AddForeignKey
ALTER TABLE "answer_detail" ADD CONSTRAINT "answer_detail_letter_file_id_fkey" FOREIGN KEY ("letter_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;
