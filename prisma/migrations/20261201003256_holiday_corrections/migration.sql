-- CreateEnum
CREATE TYPE "holiday_kind" AS ENUM ('national', 'joint_leave', 'working');

-- CreateTable
CREATE TABLE "holiday_correction" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "is_estimate" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holiday_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "holiday_correction_forum_id_date_name_key" ON "holiday_correction"("forum_id", "date", "name");
