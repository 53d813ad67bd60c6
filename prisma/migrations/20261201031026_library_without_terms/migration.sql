-- AlterTable
ALTER TABLE "library_entry" DROP COLUMN "terms";

-- AlterTable
ALTER TABLE "library_request" DROP COLUMN "terms";
