-- AlterTable
ALTER TABLE "forum" ADD COLUMN     "calendar_key" TEXT,
ADD COLUMN     "calendar_token_at" TIMESTAMPTZ(3),
ADD COLUMN     "ledger_months" INTEGER NOT NULL DEFAULT 13;

-- The audit trail still only grows. One change is let through, and only to `forget_audit_actor`, which names the account in
-- the same transaction: an account that acted without a record is forgotten. What was done, when and to what stays.
DROP TRIGGER "audit_entry_is_append_only" ON "audit_entry";

CREATE TRIGGER "audit_entry_is_append_only"
  BEFORE DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

CREATE FUNCTION "refuse_audit_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."actor" = current_setting('gunungan.forgetting', true)
    AND OLD."actor" ~ '^(telegram|slack):'
    AND to_jsonb(NEW) = to_jsonb(OLD) || '{"actor": "erased"}' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit entries are never changed or removed';
END;
$$;

CREATE TRIGGER "audit_entry_is_never_rewritten"
  BEFORE UPDATE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_rewrite"();

CREATE FUNCTION "forget_audit_actor"("of_forum" integer, "account" text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  "forgotten" integer;
BEGIN
  PERFORM set_config('gunungan.forgetting', "account", true);
  UPDATE "audit_entry" SET "actor" = 'erased' WHERE "forum_id" = "of_forum" AND "actor" = "account";
  GET DIAGNOSTICS "forgotten" = ROW_COUNT;
  PERFORM set_config('gunungan.forgetting', '', true);
  RETURN "forgotten";
END;
$$;
