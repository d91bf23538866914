-- CreateTable
CREATE TABLE "mail_in_watch" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "trouble" TEXT NOT NULL DEFAULT '',
    "trouble_since" TIMESTAMPTZ(3),
    "left_over" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_in_watch_pkey" PRIMARY KEY ("name")
);

REVOKE ALL ON "mail_in_watch" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
GRANT SELECT, INSERT, UPDATE ON "mail_in_watch" TO app_worker;
GRANT SELECT ON "mail_in_watch" TO app_auth;

