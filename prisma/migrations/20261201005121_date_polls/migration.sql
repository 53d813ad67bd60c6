-- CreateEnum
CREATE TYPE "poll_choice" AS ENUM ('yes', 'if_needed', 'no');

-- CreateTable
CREATE TABLE "date_poll" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "chosen_slot_id" INTEGER,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "date_poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_poll_slot" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "poll_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "date_poll_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_poll_vote" (
    "forum_id" INTEGER NOT NULL,
    "slot_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "choice" "poll_choice" NOT NULL,
    "by_person_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "date_poll_vote_pkey" PRIMARY KEY ("slot_id","institution_id")
);

-- CreateIndex
CREATE INDEX "date_poll_forum_id_id_idx" ON "date_poll"("forum_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "date_poll_slot_poll_id_starts_at_key" ON "date_poll_slot"("poll_id", "starts_at");
