-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "file_megabytes" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "files_megabytes" INTEGER NOT NULL DEFAULT 500;

-- CreateTable
CREATE TABLE "stored_file" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file_content" (
    "file_id" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_file_content_pkey" PRIMARY KEY ("file_id")
);

-- CreateIndex
CREATE INDEX "stored_file_forum_id_idx" ON "stored_file"("forum_id");

-- CreateIndex
CREATE INDEX "stored_file_created_at_idx" ON "stored_file"("created_at");

-- AddForeignKey
ALTER TABLE "stored_file_content" ADD CONSTRAINT "stored_file_content_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
