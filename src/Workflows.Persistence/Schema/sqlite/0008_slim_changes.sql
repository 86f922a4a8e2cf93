-- 0008 slim_changes: what a change would move lies in batches since 0006; the two columns that held it are empty ever since.
-- SQLite. Required. Safe to run twice.
CREATE TABLE IF NOT EXISTS deadline_changes_slim (
    id              text    NOT NULL PRIMARY KEY,
    cause           text    NOT NULL,
    subject         text    NOT NULL,
    from_version    text    NOT NULL,
    version         text    NOT NULL,
    text            text    NOT NULL,
    reason          text    NOT NULL,
    proposed_by     text    NOT NULL,
    proposed_ms     integer NOT NULL,
    approved_by     text,
    approved_ms     integer,
    last_case       text,
    cases_done      integer NOT NULL,
    deadlines_moved integer NOT NULL,
    finished_ms     integer
);
INSERT OR IGNORE INTO deadline_changes_slim
SELECT id, cause, subject, from_version, version, text, reason, proposed_by, proposed_ms, approved_by, approved_ms, last_case, cases_done, deadlines_moved, finished_ms
FROM deadline_changes;
DROP TABLE deadline_changes;
ALTER TABLE deadline_changes_slim RENAME TO deadline_changes;
CREATE INDEX IF NOT EXISTS deadline_changes_subject ON deadline_changes (subject, approved_ms);
