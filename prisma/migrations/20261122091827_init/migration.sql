-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workspace_slug" (
    "slug" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,

    CONSTRAINT "workspace_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "account_mail" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "to_name" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "account_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "certification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "partner_org_id" UUID,
    "programme_id" UUID NOT NULL,
    "area_key" TEXT NOT NULL,
    "nominated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nominated_by" TEXT NOT NULL,
    "training_on" DATE,
    "training_note" TEXT NOT NULL DEFAULT '',
    "result" TEXT,
    "result_score" INTEGER,
    "result_on" DATE,
    "result_by" TEXT,
    "valid_from" DATE,
    "valid_until" DATE,
    "grace_days" INTEGER NOT NULL DEFAULT 0,
    "issued_by" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "revoke_reason" TEXT,
    "superseded_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "certification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "certification_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "certification_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "days_before" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certification_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "customer_name" TEXT NOT NULL,
    "partner_org_id" UUID,
    "served_by_name" TEXT NOT NULL,
    "plan_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "plan_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "signed_on" DATE,
    "signed_by" TEXT,
    "price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "price" JSONB NOT NULL DEFAULT '{}',
    "previous_id" UUID,
    "cancelled_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_system" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "product_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "modules" JSONB NOT NULL DEFAULT '[]',
    "version" TEXT NOT NULL DEFAULT '',
    "units" INTEGER NOT NULL DEFAULT 1,
    "sale_price_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "contract_system_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "authorised_contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "trained_on" DATE,
    "training_note" TEXT NOT NULL DEFAULT '',
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "authorised_contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "programme" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "programme_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "support_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_plan_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "support_plan_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_plan_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_calendar_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_calendar_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "product" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ticket_prefix" TEXT NOT NULL,
    "modules" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "release" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "major" BOOLEAN NOT NULL DEFAULT false,
    "released_on" DATE NOT NULL,
    "end_of_life_on" DATE,

    CONSTRAINT "release_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "domain" TEXT NOT NULL DEFAULT '',
    "tax_id" TEXT NOT NULL DEFAULT '',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "partnership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "programme_id" UUID NOT NULL,
    "programme_version_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "target_tier_key" TEXT,
    "tier_key" TEXT,
    "tier_since" DATE,
    "remediation_until" DATE,
    "next_loss_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "teams" JSONB NOT NULL DEFAULT '{}',
    "solution" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tier_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "tier_key" TEXT,
    "until" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tier_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "application" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "programme_id" UUID NOT NULL,
    "programme_version_id" UUID NOT NULL,
    "tier_key" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "submitted_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reason" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "application_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "application_score" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "assessor_id" UUID NOT NULL,
    "assessor_name" TEXT NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "application_score_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "information_request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "questions" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,

    CONSTRAINT "information_request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "onboarding_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "phase_key" TEXT NOT NULL,
    "step_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "done_side" TEXT NOT NULL,
    "confirm_side" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "owner_id" UUID,
    "owner_name" TEXT,
    "due_on" DATE,
    "evidence" TEXT NOT NULL DEFAULT '',
    "evidence_on" DATE,
    "done_by" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "onboarding_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "partner_signed_on" DATE,
    "partner_signed_by" TEXT,
    "vendor_signed_on" DATE,
    "vendor_signed_by" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "valid_from" DATE,
    "valid_until" DATE,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "business_plan_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "account_id" UUID,
    "side" TEXT NOT NULL,
    "roles" TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "invited_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "event_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_side" TEXT NOT NULL,
    "actor_org_name" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_side" TEXT NOT NULL,
    "ip" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "message_id" TEXT,
    "to_email" TEXT,
    "to_name" TEXT,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "slot" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "uploaded_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attachment_content" (
    "tenant_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "attachment_content_pkey" PRIMARY KEY ("tenant_id","attachment_id")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tsv" tsvector,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'incident',
    "subject" TEXT NOT NULL,
    "contract_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "customer_name" TEXT NOT NULL,
    "partner_org_id" UUID,
    "served_by_name" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "product_version" TEXT NOT NULL DEFAULT '',
    "environment" TEXT NOT NULL,
    "affected_bp" INTEGER NOT NULL,
    "can_work" BOOLEAN NOT NULL,
    "checklist" JSONB NOT NULL DEFAULT '{}',
    "priority" TEXT NOT NULL,
    "priority_reason" TEXT NOT NULL,
    "priority_note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'new',
    "open" BOOLEAN NOT NULL DEFAULT true,
    "level" INTEGER NOT NULL DEFAULT 1,
    "channel" TEXT NOT NULL DEFAULT 'site',
    "opened_by_id" UUID NOT NULL,
    "opened_by_name" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assignee_id" UUID,
    "assignee_name" TEXT,
    "diagnosed_at" TIMESTAMPTZ(3),
    "first_answer_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "clock_kind" TEXT,
    "l3_state" TEXT,
    "l3_due_at" TIMESTAMPTZ(3),
    "l3_assignee_id" UUID,
    "l3_assignee_name" TEXT,
    "linked_ticket_id" UUID,
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "author_side" TEXT NOT NULL,
    "author_org_name" TEXT NOT NULL,
    "level" INTEGER,
    "body" TEXT NOT NULL,
    "answer" BOOLEAN NOT NULL DEFAULT false,
    "channel" TEXT NOT NULL DEFAULT 'site',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_clock" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "priority" TEXT NOT NULL,
    "target_minutes" INTEGER NOT NULL,
    "calendar_key" TEXT NOT NULL,
    "calendar_version" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "warn_at" TIMESTAMPTZ(3),
    "warn_at_percent" INTEGER NOT NULL,
    "pauses" JSONB NOT NULL DEFAULT '[]',
    "paused_since" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "breached" BOOLEAN,

    CONSTRAINT "ticket_clock_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "timer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "clock_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "cycle" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "certification_id" UUID,
    "evidence" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "handed_back_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "logo_svg" TEXT NOT NULL DEFAULT '',
    "ticket_prefix" TEXT NOT NULL,
    "support_email" TEXT NOT NULL DEFAULT '',
    "support_phone" TEXT NOT NULL DEFAULT '',
    "calendar_key" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "counter" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("tenant_id","person_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "session_account_id_created_at_idx" ON "session"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_membership_id_idx" ON "invitation"("tenant_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_tenant_id_key" ON "workspace_slug"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_mail_message_id_key" ON "account_mail"("message_id");

-- CreateIndex
CREATE INDEX "account_mail_sent_at_due_at_idx" ON "account_mail"("sent_at", "due_at");

-- CreateIndex
CREATE INDEX "certification_tenant_id_person_id_area_key_idx" ON "certification"("tenant_id", "person_id", "area_key");

-- CreateIndex
CREATE INDEX "certification_tenant_id_partner_org_id_valid_until_idx" ON "certification"("tenant_id", "partner_org_id", "valid_until");

-- CreateIndex
CREATE INDEX "certification_tenant_id_valid_until_idx" ON "certification"("tenant_id", "valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "certification_tenant_id_number_key" ON "certification"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "certification_notice_tenant_id_certification_id_days_before_key" ON "certification_notice"("tenant_id", "certification_id", "days_before");

-- CreateIndex
CREATE INDEX "contract_tenant_id_ends_on_id_idx" ON "contract"("tenant_id", "ends_on", "id");

-- CreateIndex
CREATE INDEX "contract_tenant_id_customer_org_id_ends_on_id_idx" ON "contract"("tenant_id", "customer_org_id", "ends_on", "id");

-- CreateIndex
CREATE INDEX "contract_tenant_id_partner_org_id_ends_on_id_idx" ON "contract"("tenant_id", "partner_org_id", "ends_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_tenant_id_number_key" ON "contract"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "contract_system_tenant_id_contract_id_idx" ON "contract_system"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "authorised_contact_tenant_id_contract_id_idx" ON "authorised_contact"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "authorised_contact_tenant_id_person_id_idx" ON "authorised_contact"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_tenant_id_slug_key" ON "programme"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "programme_tenant_id_key_key" ON "programme"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "programme_version_tenant_id_programme_id_version_key" ON "programme_version"("tenant_id", "programme_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "support_plan_tenant_id_key_key" ON "support_plan"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "support_plan_version_tenant_id_plan_id_version_key" ON "support_plan_version"("tenant_id", "plan_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "business_calendar_version_tenant_id_key_version_key" ON "business_calendar_version"("tenant_id", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "product_tenant_id_key_key" ON "product"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "release_tenant_id_product_id_version_key" ON "release"("tenant_id", "product_id", "version");

-- CreateIndex
CREATE INDEX "organisation_tenant_id_side_name_id_idx" ON "organisation"("tenant_id", "side", "name", "id");

-- CreateIndex
CREATE INDEX "organisation_tenant_id_partner_org_id_side_name_id_idx" ON "organisation"("tenant_id", "partner_org_id", "side", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_tenant_id_slug_key" ON "organisation"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "partnership_tenant_id_state_org_name_id_idx" ON "partnership"("tenant_id", "state", "org_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "partnership_tenant_id_programme_id_partner_org_id_key" ON "partnership"("tenant_id", "programme_id", "partner_org_id");

-- CreateIndex
CREATE INDEX "tier_decision_tenant_id_partnership_id_decided_at_idx" ON "tier_decision"("tenant_id", "partnership_id", "decided_at");

-- CreateIndex
CREATE INDEX "application_tenant_id_state_submitted_at_id_idx" ON "application"("tenant_id", "state", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_tenant_id_partner_org_id_created_at_id_idx" ON "application"("tenant_id", "partner_org_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "application_tenant_id_number_key" ON "application"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "application_score_tenant_id_application_id_assessor_id_crit_key" ON "application_score"("tenant_id", "application_id", "assessor_id", "criterion_key");

-- CreateIndex
CREATE INDEX "information_request_tenant_id_application_id_asked_at_idx" ON "information_request"("tenant_id", "application_id", "asked_at");

-- CreateIndex
CREATE INDEX "onboarding_step_tenant_id_partner_org_id_state_idx" ON "onboarding_step"("tenant_id", "partner_org_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "onboarding_step_tenant_id_partnership_id_step_key_key" ON "onboarding_step"("tenant_id", "partnership_id", "step_key");

-- CreateIndex
CREATE INDEX "agreement_tenant_id_partnership_id_kind_idx" ON "agreement"("tenant_id", "partnership_id", "kind");

-- CreateIndex
CREATE INDEX "agreement_tenant_id_ends_on_idx" ON "agreement"("tenant_id", "ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_tenant_id_number_key" ON "agreement"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "business_plan_tenant_id_partnership_id_created_at_idx" ON "business_plan"("tenant_id", "partnership_id", "created_at");

-- CreateIndex
CREATE INDEX "person_tenant_id_email_idx" ON "person"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "person_tenant_id_account_id_idx" ON "person"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "person_tenant_id_partner_org_id_name_id_idx" ON "person"("tenant_id", "partner_org_id", "name", "id");

-- CreateIndex
CREATE INDEX "membership_tenant_id_org_id_valid_until_idx" ON "membership"("tenant_id", "org_id", "valid_until");

-- CreateIndex
CREATE INDEX "membership_tenant_id_account_id_idx" ON "membership"("tenant_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_tenant_id_person_id_org_id_valid_from_key" ON "membership"("tenant_id", "person_id", "org_id", "valid_from");

-- CreateIndex
CREATE INDEX "notification_tenant_id_person_id_created_at_id_idx" ON "notification"("tenant_id", "person_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_tenant_id_event_id_person_id_key" ON "notification"("tenant_id", "event_id", "person_id");

-- CreateIndex
CREATE INDEX "event_tenant_id_subject_type_subject_id_at_id_idx" ON "event"("tenant_id", "subject_type", "subject_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_id_idx" ON "audit_entry"("tenant_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_subject_type_subject_id_idx" ON "audit_entry"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "outbox_done_at_due_at_idx" ON "outbox"("done_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_tenant_id_dedupe_key_key" ON "outbox"("tenant_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_subject_type_subject_id_idx" ON "attachment"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "search_entry_tenant_id_subject_type_subject_id_idx" ON "search_entry"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_open_due_at_id_idx" ON "ticket"("tenant_id", "open", "due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_partner_org_id_open_due_at_id_idx" ON "ticket"("tenant_id", "partner_org_id", "open", "due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_customer_org_id_open_due_at_id_idx" ON "ticket"("tenant_id", "customer_org_id", "open", "due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_l3_state_l3_due_at_id_idx" ON "ticket"("tenant_id", "l3_state", "l3_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_opened_at_id_idx" ON "ticket"("tenant_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_partner_org_id_opened_at_id_idx" ON "ticket"("tenant_id", "partner_org_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_customer_org_id_opened_at_id_idx" ON "ticket"("tenant_id", "customer_org_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_contract_id_idx" ON "ticket"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_assignee_id_open_due_at_id_idx" ON "ticket"("tenant_id", "assignee_id", "open", "due_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tenant_id_number_key" ON "ticket"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "ticket_message_tenant_id_ticket_id_at_id_idx" ON "ticket_message"("tenant_id", "ticket_id", "at", "id");

-- CreateIndex
CREATE INDEX "ticket_clock_tenant_id_stopped_at_idx" ON "ticket_clock"("tenant_id", "stopped_at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_clock_tenant_id_ticket_id_kind_cycle_key" ON "ticket_clock"("tenant_id", "ticket_id", "kind", "cycle");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at");

-- CreateIndex
CREATE INDEX "timer_tenant_id_ticket_id_idx" ON "timer"("tenant_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "timer_tenant_id_clock_id_kind_level_cycle_key" ON "timer"("tenant_id", "clock_id", "kind", "level", "cycle");

-- CreateIndex
CREATE INDEX "escalation_tenant_id_ticket_id_requested_at_idx" ON "escalation"("tenant_id", "ticket_id", "requested_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract_system" ADD CONSTRAINT "contract_system_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "authorised_contact" ADD CONSTRAINT "authorised_contact_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_tenant_id_programme_id_fkey" FOREIGN KEY ("tenant_id", "programme_id") REFERENCES "programme"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "support_plan_version" ADD CONSTRAINT "support_plan_version_tenant_id_plan_id_fkey" FOREIGN KEY ("tenant_id", "plan_id") REFERENCES "support_plan"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_tenant_id_product_id_fkey" FOREIGN KEY ("tenant_id", "product_id") REFERENCES "product"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_org_id_fkey" FOREIGN KEY ("tenant_id", "org_id") REFERENCES "organisation"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_clock" ADD CONSTRAINT "ticket_clock_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
