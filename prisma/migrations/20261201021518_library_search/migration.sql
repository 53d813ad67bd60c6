-- CreateTable
CREATE TABLE "library_search" (
    "entry_id" INTEGER NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "library_search_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "library_word" (
    "forum_id" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "keys" TEXT[],

    CONSTRAINT "library_word_pkey" PRIMARY KEY ("forum_id","word")
);

-- CreateIndex
-- Searches read nothing but the index: what is written is put there at once.
CREATE INDEX "library_search_words_idx" ON "library_search" USING GIN ("words") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "library_search_version_idx" ON "library_search"("version");

-- CreateIndex
CREATE INDEX "library_word_keys_idx" ON "library_word" USING GIN ("keys") WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "library_search" ADD CONSTRAINT "library_search_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "library_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
