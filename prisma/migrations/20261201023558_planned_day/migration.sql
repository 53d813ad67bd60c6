-- CreateTable
CREATE TABLE "planned_day" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "planned_on" DATE NOT NULL,

    CONSTRAINT "planned_day_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "planned_day_forum_id_number_key" ON "planned_day"("forum_id", "number");
