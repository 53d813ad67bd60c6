-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "moved_at" TIMESTAMPTZ(3);
