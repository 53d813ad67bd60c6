-- CreateTable
CREATE TABLE "check_in" (
    "meeting_id" INTEGER NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "start_url" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" INTEGER,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "presence" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "institution_id" INTEGER,
    "person_id" INTEGER,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "marked_by_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "check_in_token_key" ON "check_in"("token");

-- CreateIndex
CREATE INDEX "check_in_forum_id_idx" ON "check_in"("forum_id");

-- CreateIndex
CREATE INDEX "presence_forum_id_idx" ON "presence"("forum_id");

-- CreateIndex
CREATE INDEX "presence_person_id_idx" ON "presence"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "presence_meeting_id_key_key" ON "presence"("meeting_id", "key");

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;
