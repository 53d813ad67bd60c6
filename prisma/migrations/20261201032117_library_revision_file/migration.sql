-- AlterTable
ALTER TABLE "library_entry" ADD COLUMN     "revision_file_id" INTEGER;

-- CreateIndex
CREATE INDEX "library_entry_revision_file_id_idx" ON "library_entry"("revision_file_id");

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_revision_file_id_fkey" FOREIGN KEY ("revision_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;
