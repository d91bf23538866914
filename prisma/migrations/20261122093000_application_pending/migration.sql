-- Answers typed while information is asked for: the vendor reads them once they are sent.
ALTER TABLE "application" ADD COLUMN "pending" JSONB NOT NULL DEFAULT '{}';
