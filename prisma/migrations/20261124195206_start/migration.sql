-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" INTEGER,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "locale" TEXT,
    "bound_at" TIMESTAMPTZ(3),
    "user_id" TEXT,
    "reachable_at" TIMESTAMPTZ(3),
    "unreachable_at" TIMESTAMPTZ(3),
    "unreachable_reason" TEXT,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "faq_entry" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "faq_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "faq_wording" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,

    CONSTRAINT "faq_wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unanswered_question" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "times_asked" INTEGER NOT NULL DEFAULT 1,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "unanswered_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "cadence_months" INTEGER NOT NULL DEFAULT 2,
    "quiet_from" TEXT NOT NULL DEFAULT '20:00',
    "quiet_until" TEXT NOT NULL DEFAULT '06:00',
    "quiet_sundays" BOOLEAN NOT NULL DEFAULT true,
    "reminder_plan" JSONB NOT NULL DEFAULT '{}',
    "calendar_token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "processed_update" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "processed_update_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "official_name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "nicknames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "seat_id" INTEGER NOT NULL,
    "capacity" TEXT NOT NULL,
    "person_id" INTEGER,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_guess" (
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_guess_pkey" PRIMARY KEY ("platform","external_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "host_institution_id" INTEGER,
    "agenda" TEXT,
    "dress" TEXT,
    "contact" TEXT,
    "letter_number" TEXT,
    "link" TEXT,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "announce_at" TIMESTAMPTZ(3),
    "announced_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "notice_stale_at" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "meeting_id" INTEGER,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "notice_id" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "person_id" INTEGER,
    "meeting_id" INTEGER,
    "via_chat_id" INTEGER,
    "tried" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "platform" TEXT,
    "chat_id" TEXT,
    "thread_id" TEXT NOT NULL DEFAULT '',
    "message_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "worker_id" INTEGER,
    "sent_at" TIMESTAMPTZ(3),
    "shown" TEXT,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pace_bucket" (
    "key" TEXT NOT NULL,
    "next_at" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "pace_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" SERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "preferred_platform" TEXT,
    "quiet_from" TEXT,
    "quiet_until" TEXT,
    "reminder_level" TEXT NOT NULL DEFAULT 'all',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_turn" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "meeting_id" INTEGER,
    "consent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rsvp" (
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_person_id" INTEGER,
    "by_name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rsvp_pkey" PRIMARY KEY ("meeting_id","institution_id")
);

-- CreateTable
CREATE TABLE "rsvp_history" (
    "id" BIGSERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_person_id" INTEGER,
    "by_name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "counted" BOOLEAN NOT NULL,

    CONSTRAINT "rsvp_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_answer" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "chat_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_holder" (
    "id" SERIAL NOT NULL,
    "forum_id" INTEGER NOT NULL,
    "seat_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "capacity" TEXT NOT NULL,
    "position" TEXT NOT NULL DEFAULT '',
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "seat_holder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_forum_id_id_idx" ON "audit_entry"("forum_id", "id");

-- CreateIndex
CREATE INDEX "chat_forum_id_bound_at_idx" ON "chat"("forum_id", "bound_at");

-- CreateIndex
CREATE INDEX "chat_platform_user_id_idx" ON "chat"("platform", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_platform_external_id_thread_id_key" ON "chat"("platform", "external_id", "thread_id");

-- CreateIndex
CREATE INDEX "faq_entry_forum_id_updated_at_idx" ON "faq_entry"("forum_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "faq_entry_forum_id_code_key" ON "faq_entry"("forum_id", "code");

-- CreateIndex
CREATE INDEX "faq_wording_forum_id_idx" ON "faq_wording"("forum_id");

-- CreateIndex
CREATE UNIQUE INDEX "faq_wording_entry_id_wording_key" ON "faq_wording"("entry_id", "wording");

-- CreateIndex
CREATE INDEX "unanswered_question_forum_id_closed_at_asked_at_idx" ON "unanswered_question"("forum_id", "closed_at", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "unanswered_question_forum_id_normalised_key" ON "unanswered_question"("forum_id", "normalised");

-- CreateIndex
CREATE UNIQUE INDEX "forum_name_key" ON "forum"("name");

-- CreateIndex
CREATE UNIQUE INDEX "forum_calendar_token_key" ON "forum"("calendar_token");

-- CreateIndex
CREATE INDEX "processed_update_at_idx" ON "processed_update"("at");

-- CreateIndex
CREATE INDEX "proposal_forum_id_state_idx" ON "proposal"("forum_id", "state");

-- CreateIndex
CREATE INDEX "proposal_expires_at_idx" ON "proposal"("expires_at");

-- CreateIndex
CREATE INDEX "dialogue_expires_at_idx" ON "dialogue"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "dialogue_platform_chat_id_user_id_key" ON "dialogue"("platform", "chat_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "institution_forum_id_code_key" ON "institution"("forum_id", "code");

-- CreateIndex
CREATE INDEX "join_request_forum_id_state_idx" ON "join_request"("forum_id", "state");

-- CreateIndex
CREATE INDEX "join_request_platform_external_id_idx" ON "join_request"("platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_code_hash_key" ON "invitation"("code_hash");

-- CreateIndex
CREATE INDEX "invitation_forum_id_idx" ON "invitation"("forum_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_code_code_hash_key" ON "link_code"("code_hash");

-- CreateIndex
CREATE INDEX "link_code_person_id_idx" ON "link_code"("person_id");

-- CreateIndex
CREATE INDEX "meeting_forum_id_starts_at_idx" ON "meeting"("forum_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_state_starts_at_idx" ON "meeting"("state", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_notice_stale_at_idx" ON "meeting"("notice_stale_at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_forum_id_number_key" ON "meeting"("forum_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "notice_key_key" ON "notice"("key");

-- CreateIndex
CREATE INDEX "notice_forum_id_meeting_id_idx" ON "notice"("forum_id", "meeting_id");

-- CreateIndex
CREATE INDEX "notice_created_at_idx" ON "notice"("created_at");

-- CreateIndex
CREATE INDEX "delivery_state_not_before_idx" ON "delivery"("state", "not_before");

-- CreateIndex
CREATE INDEX "delivery_meeting_id_state_idx" ON "delivery"("meeting_id", "state");

-- CreateIndex
CREATE INDEX "delivery_person_id_idx" ON "delivery"("person_id");

-- CreateIndex
CREATE INDEX "delivery_platform_chat_id_message_id_idx" ON "delivery"("platform", "chat_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_notice_id_target_key" ON "delivery"("notice_id", "target");

-- CreateIndex
CREATE INDEX "person_forum_id_idx" ON "person"("forum_id");

-- CreateIndex
CREATE INDEX "account_platform_external_id_idx" ON "account"("platform", "external_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_forum_id_platform_external_id_key" ON "account"("forum_id", "platform", "external_id");

-- CreateIndex
CREATE INDEX "role_grant_forum_id_role_idx" ON "role_grant"("forum_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_person_id_role_key" ON "role_grant"("person_id", "role");

-- CreateIndex
CREATE INDEX "host_turn_forum_id_state_position_idx" ON "host_turn"("forum_id", "state", "position");

-- CreateIndex
CREATE INDEX "rsvp_forum_id_idx" ON "rsvp"("forum_id");

-- CreateIndex
CREATE INDEX "rsvp_history_meeting_id_institution_id_id_idx" ON "rsvp_history"("meeting_id", "institution_id", "id");

-- CreateIndex
CREATE INDEX "rsvp_history_by_person_id_idx" ON "rsvp_history"("by_person_id");

-- CreateIndex
CREATE INDEX "held_answer_platform_external_id_idx" ON "held_answer"("platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "held_answer_meeting_id_platform_external_id_key" ON "held_answer"("meeting_id", "platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_institution_id_key" ON "seat"("institution_id");

-- CreateIndex
CREATE INDEX "seat_forum_id_idx" ON "seat"("forum_id");

-- CreateIndex
CREATE INDEX "seat_holder_person_id_until_at_idx" ON "seat_holder"("person_id", "until_at");

-- CreateIndex
CREATE INDEX "seat_holder_seat_id_until_at_idx" ON "seat_holder"("seat_id", "until_at");

-- CreateIndex
CREATE INDEX "seat_holder_forum_id_idx" ON "seat_holder"("forum_id");

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "faq_wording" ADD CONSTRAINT "faq_wording_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "faq_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_host_institution_id_fkey" FOREIGN KEY ("host_institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_turn" ADD CONSTRAINT "host_turn_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp" ADD CONSTRAINT "rsvp_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp" ADD CONSTRAINT "rsvp_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp_history" ADD CONSTRAINT "rsvp_history_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp_history" ADD CONSTRAINT "rsvp_history_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_holder" ADD CONSTRAINT "seat_holder_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_holder" ADD CONSTRAINT "seat_holder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
