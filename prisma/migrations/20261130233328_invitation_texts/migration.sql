-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "invitation_texts" JSONB NOT NULL DEFAULT '{}';
