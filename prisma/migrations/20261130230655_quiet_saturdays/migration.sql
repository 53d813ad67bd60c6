-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "quiet_saturdays" BOOLEAN NOT NULL DEFAULT true;
