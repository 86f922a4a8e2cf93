-- 0005 sign_in: wrong passwords are counted by account and address together, in the host; no longer with the account, where anybody could lock a colleague out.
-- PostgreSQL. Required. Safe to run twice.
ALTER TABLE accounts DROP COLUMN IF EXISTS failures;
ALTER TABLE accounts DROP COLUMN IF EXISTS locked_until_ms;
