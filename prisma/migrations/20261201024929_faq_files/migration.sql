-- AlterTable
ALTER TABLE "faq_entry" ADD COLUMN     "file_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "faq_file" (
    "file_id" INTEGER NOT NULL,
    "forum_id" INTEGER NOT NULL,

    CONSTRAINT "faq_file_pkey" PRIMARY KEY ("file_id")
);

-- CreateIndex
CREATE INDEX "faq_file_forum_id_idx" ON "faq_file"("forum_id");

-- AddForeignKey
ALTER TABLE "faq_file" ADD CONSTRAINT "faq_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
