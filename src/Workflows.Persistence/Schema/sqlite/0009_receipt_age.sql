-- 0009 receipt_age: receipts are cleared by their age.
-- SQLite. Required. Safe to run twice.
CREATE INDEX IF NOT EXISTS receipts_at ON receipts (at_ms);
