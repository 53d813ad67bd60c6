-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "platform" TEXT;
