-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "day_slot" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "delivery_day_slot_key" ON "delivery"("day_slot");
