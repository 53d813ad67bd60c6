-- AlterTable
ALTER TABLE "host_turn" ADD COLUMN     "photo_file_id" INTEGER;

-- CreateIndex
CREATE INDEX "host_turn_photo_file_id_idx" ON "host_turn"("photo_file_id");

-- AddForeignKey
ALTER TABLE "host_turn" ADD CONSTRAINT "host_turn_photo_file_id_fkey" FOREIGN KEY ("photo_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;
