-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "quorum" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "quorum" TEXT;

-- AlterTable
ALTER TABLE "rsvp_history" ADD COLUMN     "undone_at" TIMESTAMPTZ(3);
