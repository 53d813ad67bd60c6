-- CreateEnum
CREATE TYPE "host_order" AS ENUM ('hand', 'fair', 'both');

-- CreateEnum
CREATE TYPE "declined_goes" AS ENUM ('keeps', 'end');

-- CreateEnum
CREATE TYPE "ask_state" AS ENUM ('open', 'agreed', 'declined', 'exchanged', 'withdrawn');

-- CreateEnum
CREATE TYPE "exchange_state" AS ENUM ('open', 'agreed', 'declined', 'withdrawn');

-- AlterTable
ALTER TABLE "host_turn" ADD COLUMN     "by_hand" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "hosted_at" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "number" INTEGER,
ADD COLUMN     "passed_number" INTEGER,
ADD COLUMN     "pinned_number" INTEGER,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3),
ADD COLUMN     "willing_at" TIMESTAMPTZ(3),
ADD COLUMN     "willing_by_id" INTEGER;

-- CreateTable
CREATE TABLE "host_rule" (
    "forum_id" INTEGER NOT NULL,
    "order" "host_order" NOT NULL DEFAULT 'hand',
    "declined" "declined_goes" NOT NULL DEFAULT 'keeps',
    "willing_first" BOOLEAN NOT NULL DEFAULT true,
    "alternates" BOOLEAN NOT NULL DEFAULT false,
    "asks_itself" BOOLEAN NOT NULL DEFAULT true,
    "round_started_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_rule_pkey" PRIMARY KEY ("forum_id")
);

-- CreateTable
CREATE TABLE "host_absence" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_ask" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "expected_at" TIMESTAMPTZ(3),
    "state" "ask_state" NOT NULL DEFAULT 'open',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "pondering_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "host_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_exchange" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "ask_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "state" "exchange_state" NOT NULL DEFAULT 'open',
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,

    CONSTRAINT "host_exchange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_step" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "before" JSONB NOT NULL,
    "can_undo" BOOLEAN NOT NULL DEFAULT true,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "host_absence_forum_id_until_on_idx" ON "host_absence"("forum_id", "until_on");

-- CreateIndex
CREATE INDEX "host_ask_forum_id_state_idx" ON "host_ask"("forum_id", "state");

-- CreateIndex
CREATE INDEX "host_ask_state_since_idx" ON "host_ask"("state", "since");

-- CreateIndex
CREATE INDEX "host_exchange_forum_id_state_idx" ON "host_exchange"("forum_id", "state");

-- CreateIndex
CREATE INDEX "host_exchange_ask_id_idx" ON "host_exchange"("ask_id");

-- CreateIndex
CREATE INDEX "host_step_forum_id_id_idx" ON "host_step"("forum_id", "id");

-- CreateIndex
CREATE INDEX "host_turn_institution_id_state_idx" ON "host_turn"("institution_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "host_turn_forum_id_number_key" ON "host_turn"("forum_id", "number");

-- Whoever had the gunungan was host until it went on.
UPDATE host_turn t SET hosted_at = coalesce(
    (SELECT min(n.handed_over_at) FROM host_turn n WHERE n.forum_id = t.forum_id AND n.handed_over_at > t.handed_over_at),
    t.handed_over_at)
  WHERE t.state = 'hosted';
