-- CreateTable
CREATE TABLE "training_course" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "training_key" TEXT,
    "own_price" JSONB,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "areas" TEXT[],
    "scheme" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_course_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_question" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "part_key" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "why" JSONB,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_question_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "trainer_id" UUID,
    "trainer_name" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "enrol_until" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_door" (
    "tenant_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "link" TEXT NOT NULL,

    CONSTRAINT "training_door_pkey" PRIMARY KEY ("tenant_id","session_id")
);

-- CreateTable
CREATE TABLE "training_booking" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "terms" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_booking_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_enrolment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "areas" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT NOT NULL DEFAULT '',
    "seated_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT NOT NULL DEFAULT '',
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "charged" BOOLEAN NOT NULL DEFAULT false,
    "attended" BOOLEAN,
    "attended_by" TEXT NOT NULL DEFAULT '',
    "outcomes" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_enrolment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_result" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "part_key" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "attempt_id" UUID,
    "topics" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_result_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_attempt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "part_key" TEXT NOT NULL,
    "paper" JSONB NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "holder" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3),
    "handed_in_at" TIMESTAMPTZ(3),
    "percent" INTEGER,

    CONSTRAINT "training_attempt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "training_attempt_key" (
    "tenant_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "right" JSONB NOT NULL,
    "why" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "training_attempt_key_pkey" PRIMARY KEY ("tenant_id","attempt_id")
);

-- CreateTable
CREATE TABLE "training_order_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "booking_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "list_minor" INTEGER NOT NULL,
    "discount_bp" INTEGER NOT NULL,
    "pay_minor" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "invoiced_at" TIMESTAMPTZ(3),
    "invoice_ref" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "training_order_line_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "training_course_tenant_id_state_created_at_id_idx" ON "training_course"("tenant_id", "state", "created_at", "id");

-- CreateIndex
CREATE INDEX "training_question_tenant_id_course_id_part_key_created_at_i_idx" ON "training_question"("tenant_id", "course_id", "part_key", "created_at", "id");

-- CreateIndex
CREATE INDEX "training_session_tenant_id_starts_at_id_idx" ON "training_session"("tenant_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "training_session_tenant_id_course_id_starts_at_id_idx" ON "training_session"("tenant_id", "course_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "training_session_tenant_id_trainer_id_starts_at_id_idx" ON "training_session"("tenant_id", "trainer_id", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "training_booking_tenant_id_session_id_partner_org_id_key" ON "training_booking"("tenant_id", "session_id", "partner_org_id");

-- CreateIndex
CREATE INDEX "training_enrolment_tenant_id_session_id_confirmed_at_id_idx" ON "training_enrolment"("tenant_id", "session_id", "confirmed_at", "id");

-- CreateIndex
CREATE INDEX "training_enrolment_tenant_id_partner_org_id_asked_at_id_idx" ON "training_enrolment"("tenant_id", "partner_org_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "training_enrolment_tenant_id_person_id_asked_at_id_idx" ON "training_enrolment"("tenant_id", "person_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "training_result_tenant_id_enrolment_id_at_id_idx" ON "training_result"("tenant_id", "enrolment_id", "at", "id");

-- CreateIndex
CREATE INDEX "training_attempt_tenant_id_enrolment_id_part_key_started_at_idx" ON "training_attempt"("tenant_id", "enrolment_id", "part_key", "started_at");

-- CreateIndex
CREATE INDEX "training_attempt_tenant_id_handed_in_at_due_at_idx" ON "training_attempt"("tenant_id", "handed_in_at", "due_at");

-- CreateIndex
CREATE INDEX "training_order_line_tenant_id_at_id_idx" ON "training_order_line"("tenant_id", "at", "id");

-- CreateIndex
CREATE INDEX "training_order_line_tenant_id_partner_org_id_at_id_idx" ON "training_order_line"("tenant_id", "partner_org_id", "at", "id");

-- CreateIndex
CREATE INDEX "training_order_line_tenant_id_booking_id_idx" ON "training_order_line"("tenant_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_order_line_tenant_id_number_key" ON "training_order_line"("tenant_id", "number");

REVOKE ALL ON "training_course" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_course" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_course" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_course_vendor" ON "training_course";
GRANT SELECT, INSERT, UPDATE ON "training_course" TO app_vendor;
CREATE POLICY "training_course_vendor" ON "training_course" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_course_partner" ON "training_course";
GRANT SELECT ON "training_course" TO app_partner;
CREATE POLICY "training_course_partner" ON "training_course" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{open,closed}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{open,closed}'));
DROP POLICY IF EXISTS "training_course_customer" ON "training_course";
DROP POLICY IF EXISTS "training_course_worker" ON "training_course";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_course" TO app_worker;
CREATE POLICY "training_course_worker" ON "training_course" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_course_public" ON "training_course";
DROP POLICY IF EXISTS "training_course_auth" ON "training_course";
DROP POLICY IF EXISTS "training_course_search" ON "training_course";

REVOKE ALL ON "training_question" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_question" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_question" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_question_vendor" ON "training_question";
GRANT SELECT, INSERT, UPDATE ON "training_question" TO app_vendor;
CREATE POLICY "training_question_vendor" ON "training_question" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_question_partner" ON "training_question";
DROP POLICY IF EXISTS "training_question_customer" ON "training_question";
DROP POLICY IF EXISTS "training_question_worker" ON "training_question";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_question" TO app_worker;
CREATE POLICY "training_question_worker" ON "training_question" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_question_public" ON "training_question";
DROP POLICY IF EXISTS "training_question_auth" ON "training_question";
DROP POLICY IF EXISTS "training_question_search" ON "training_question";

REVOKE ALL ON "training_session" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_session" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_session_vendor" ON "training_session";
GRANT SELECT, INSERT, UPDATE ON "training_session" TO app_vendor;
CREATE POLICY "training_session_vendor" ON "training_session" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_session_partner" ON "training_session";
GRANT SELECT ON "training_session" TO app_partner;
CREATE POLICY "training_session_partner" ON "training_session" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_session_customer" ON "training_session";
DROP POLICY IF EXISTS "training_session_worker" ON "training_session";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_session" TO app_worker;
CREATE POLICY "training_session_worker" ON "training_session" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_session_public" ON "training_session";
DROP POLICY IF EXISTS "training_session_auth" ON "training_session";
DROP POLICY IF EXISTS "training_session_search" ON "training_session";

REVOKE ALL ON "training_door" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_door" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_door" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_door_vendor" ON "training_door";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_door" TO app_vendor;
CREATE POLICY "training_door_vendor" ON "training_door" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_door_partner" ON "training_door";
DROP POLICY IF EXISTS "training_door_customer" ON "training_door";
DROP POLICY IF EXISTS "training_door_worker" ON "training_door";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_door" TO app_worker;
CREATE POLICY "training_door_worker" ON "training_door" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_door_public" ON "training_door";
DROP POLICY IF EXISTS "training_door_auth" ON "training_door";
DROP POLICY IF EXISTS "training_door_search" ON "training_door";

REVOKE ALL ON "training_booking" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_booking" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_booking" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_booking_vendor" ON "training_booking";
GRANT SELECT ON "training_booking" TO app_vendor;
CREATE POLICY "training_booking_vendor" ON "training_booking" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_booking_partner" ON "training_booking";
GRANT SELECT ON "training_booking" TO app_partner;
CREATE POLICY "training_booking_partner" ON "training_booking" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_booking_customer" ON "training_booking";
DROP POLICY IF EXISTS "training_booking_worker" ON "training_booking";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_booking" TO app_worker;
CREATE POLICY "training_booking_worker" ON "training_booking" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_booking_public" ON "training_booking";
DROP POLICY IF EXISTS "training_booking_auth" ON "training_booking";
DROP POLICY IF EXISTS "training_booking_search" ON "training_booking";

REVOKE ALL ON "training_enrolment" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_enrolment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_enrolment" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_enrolment_vendor" ON "training_enrolment";
GRANT SELECT, UPDATE ON "training_enrolment" TO app_vendor;
CREATE POLICY "training_enrolment_vendor" ON "training_enrolment" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_enrolment_partner" ON "training_enrolment";
GRANT SELECT ON "training_enrolment" TO app_partner;
CREATE POLICY "training_enrolment_partner" ON "training_enrolment" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_enrolment_customer" ON "training_enrolment";
DROP POLICY IF EXISTS "training_enrolment_worker" ON "training_enrolment";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_enrolment" TO app_worker;
CREATE POLICY "training_enrolment_worker" ON "training_enrolment" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_enrolment_public" ON "training_enrolment";
DROP POLICY IF EXISTS "training_enrolment_auth" ON "training_enrolment";
DROP POLICY IF EXISTS "training_enrolment_search" ON "training_enrolment";

REVOKE ALL ON "training_result" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_result" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_result" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_result_vendor" ON "training_result";
GRANT SELECT ON "training_result" TO app_vendor;
CREATE POLICY "training_result_vendor" ON "training_result" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_result_partner" ON "training_result";
GRANT SELECT ON "training_result" TO app_partner;
CREATE POLICY "training_result_partner" ON "training_result" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_result_customer" ON "training_result";
DROP POLICY IF EXISTS "training_result_worker" ON "training_result";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_result" TO app_worker;
CREATE POLICY "training_result_worker" ON "training_result" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_result_public" ON "training_result";
DROP POLICY IF EXISTS "training_result_auth" ON "training_result";
DROP POLICY IF EXISTS "training_result_search" ON "training_result";

REVOKE ALL ON "training_attempt" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_attempt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_attempt" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_attempt_vendor" ON "training_attempt";
GRANT SELECT ON "training_attempt" TO app_vendor;
CREATE POLICY "training_attempt_vendor" ON "training_attempt" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_attempt_partner" ON "training_attempt";
GRANT SELECT ON "training_attempt" TO app_partner;
CREATE POLICY "training_attempt_partner" ON "training_attempt" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_attempt_customer" ON "training_attempt";
DROP POLICY IF EXISTS "training_attempt_worker" ON "training_attempt";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_attempt" TO app_worker;
CREATE POLICY "training_attempt_worker" ON "training_attempt" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_attempt_public" ON "training_attempt";
DROP POLICY IF EXISTS "training_attempt_auth" ON "training_attempt";
DROP POLICY IF EXISTS "training_attempt_search" ON "training_attempt";

REVOKE ALL ON "training_attempt_key" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_attempt_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_attempt_key" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_attempt_key_vendor" ON "training_attempt_key";
DROP POLICY IF EXISTS "training_attempt_key_partner" ON "training_attempt_key";
DROP POLICY IF EXISTS "training_attempt_key_customer" ON "training_attempt_key";
DROP POLICY IF EXISTS "training_attempt_key_worker" ON "training_attempt_key";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_attempt_key" TO app_worker;
CREATE POLICY "training_attempt_key_worker" ON "training_attempt_key" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_attempt_key_public" ON "training_attempt_key";
DROP POLICY IF EXISTS "training_attempt_key_auth" ON "training_attempt_key";
DROP POLICY IF EXISTS "training_attempt_key_search" ON "training_attempt_key";

REVOKE ALL ON "training_order_line" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_order_line" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_order_line" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_order_line_vendor" ON "training_order_line";
GRANT SELECT, UPDATE ON "training_order_line" TO app_vendor;
CREATE POLICY "training_order_line_vendor" ON "training_order_line" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_order_line_partner" ON "training_order_line";
GRANT SELECT ON "training_order_line" TO app_partner;
CREATE POLICY "training_order_line_partner" ON "training_order_line" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_order_line_customer" ON "training_order_line";
DROP POLICY IF EXISTS "training_order_line_worker" ON "training_order_line";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_order_line" TO app_worker;
CREATE POLICY "training_order_line_worker" ON "training_order_line" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_order_line_public" ON "training_order_line";
DROP POLICY IF EXISTS "training_order_line_auth" ON "training_order_line";
DROP POLICY IF EXISTS "training_order_line_search" ON "training_order_line";


-- Two presses, or the company and the person at once: one seat a person and session, one open try a part.
CREATE UNIQUE INDEX "training_enrolment_once" ON "training_enrolment" ("tenant_id", "session_id", "person_id") WHERE "cancelled_at" IS NULL;
CREATE UNIQUE INDEX "training_attempt_one_open" ON "training_attempt" ("tenant_id", "enrolment_id", "part_key") WHERE "handed_in_at" IS NULL;
