-- CreateTable
CREATE TABLE "library_plan" (
    "forum_id" INTEGER NOT NULL,
    "digest_on" BOOLEAN NOT NULL DEFAULT true,
    "digest_weekday" INTEGER NOT NULL DEFAULT 1,
    "digest_clock" TEXT NOT NULL DEFAULT '08:00',
    "digest_changed_at" TIMESTAMPTZ(3),
    "digest_day" TEXT NOT NULL DEFAULT '',
    "digest_zones" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "digest_since" TIMESTAMPTZ(3),
    "digest_until" TIMESTAMPTZ(3),
    "waiting_told_at" TIMESTAMPTZ(3),
    "checked_day" TEXT NOT NULL DEFAULT '',
    "matched_until" TIMESTAMPTZ(3),
    "target" INTEGER NOT NULL DEFAULT 0,
    "target_told" TEXT NOT NULL DEFAULT '',
    "columns" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "library_plan_pkey" PRIMARY KEY ("forum_id")
);

-- CreateIndex
CREATE INDEX "library_entry_forum_id_updated_at_idx" ON "library_entry"("forum_id", "updated_at");
