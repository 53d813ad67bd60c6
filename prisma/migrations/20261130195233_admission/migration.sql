-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "created_by" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "join_block" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER,

    CONSTRAINT "join_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "merged_id" INTEGER,
    "way" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "moved" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "admission_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "join_block_forum_id_platform_external_id_key" ON "join_block"("forum_id", "platform", "external_id");

-- CreateIndex
CREATE INDEX "admission_forum_id_at_idx" ON "admission"("forum_id", "at");

-- CreateIndex
CREATE INDEX "admission_person_id_idx" ON "admission"("person_id");
