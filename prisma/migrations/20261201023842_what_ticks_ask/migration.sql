-- CreateIndex
CREATE INDEX "account_revoked_at_idx" ON "account"("revoked_at");

-- CreateIndex
CREATE INDEX "faq_entry_review_by_idx" ON "faq_entry"("review_by");

-- CreateIndex
CREATE INDEX "person_erased_at_idx" ON "person"("erased_at");

-- CreateIndex
CREATE INDEX "seat_holder_until_at_idx" ON "seat_holder"("until_at");
