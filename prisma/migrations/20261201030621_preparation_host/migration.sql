-- AlterTable
ALTER TABLE "preparation_item" ADD COLUMN     "host_institution_id" INTEGER;
