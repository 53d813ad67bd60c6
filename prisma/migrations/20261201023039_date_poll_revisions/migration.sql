-- AlterTable
ALTER TABLE "date_poll" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "shown_revision" INTEGER NOT NULL DEFAULT 0;
