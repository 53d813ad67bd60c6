-- CreateTable
CREATE TABLE "personal_calendar" (
    "person_id" INTEGER NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personal_calendar_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "personal_calendar_token_key" ON "personal_calendar"("token");

-- CreateIndex
CREATE INDEX "personal_calendar_forum_id_idx" ON "personal_calendar"("forum_id");
