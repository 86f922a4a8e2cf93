-- 0008 slim_changes: what a change would move lies in batches since 0006; the two columns that held it are empty ever since.
-- PostgreSQL. Required. Safe to run twice.
ALTER TABLE deadline_changes DROP COLUMN IF EXISTS cases, DROP COLUMN IF EXISTS moves;
