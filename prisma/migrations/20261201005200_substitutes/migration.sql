-- CreateTable
CREATE TABLE "substitute" (
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "named" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "platform" "platform",
    "external_id" TEXT,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "substitute_pkey" PRIMARY KEY ("meeting_id","institution_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "substitute_code_hash_key" ON "substitute"("code_hash");

-- CreateIndex
CREATE INDEX "substitute_platform_external_id_idx" ON "substitute"("platform", "external_id");

-- CreateIndex
CREATE INDEX "substitute_forum_id_idx" ON "substitute"("forum_id");

-- AddForeignKey
ALTER TABLE "substitute" ADD CONSTRAINT "substitute_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitute" ADD CONSTRAINT "substitute_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
