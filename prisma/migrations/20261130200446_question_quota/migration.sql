-- CreateTable
CREATE TABLE "question_quota" (
    "forum_id" INTEGER NOT NULL,
    "asker" TEXT NOT NULL,
    "kept" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_quota_pkey" PRIMARY KEY ("forum_id","asker")
);
