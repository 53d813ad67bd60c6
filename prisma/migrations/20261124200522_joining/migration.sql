-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "role" TEXT,
ALTER COLUMN "seat_id" DROP NOT NULL,
ALTER COLUMN "capacity" SET DEFAULT 'aide';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" INTEGER;
