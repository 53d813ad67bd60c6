-- AlterTable
ALTER TABLE "library_entry" ADD COLUMN     "review_stale_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "library_report" ADD COLUMN     "stale_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "library_entry_review_stale_at_idx" ON "library_entry"("review_stale_at");

-- CreateIndex
CREATE INDEX "library_report_stale_at_idx" ON "library_report"("stale_at");
