-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "cause" TEXT NOT NULL DEFAULT '';
