-- 0004 deadline_changes: new calendars and rules for running deadlines, with the two people who made them and how far they got.
-- SQLite. Required. Safe to run twice.
CREATE TABLE IF NOT EXISTS deadline_changes (
    id              text    NOT NULL PRIMARY KEY,
    cause           text    NOT NULL,
    subject         text    NOT NULL,
    from_version    text    NOT NULL,
    version         text    NOT NULL,
    text            text    NOT NULL,
    reason          text    NOT NULL,
    cases           integer NOT NULL,
    moves           text    NOT NULL,
    proposed_by     text    NOT NULL,
    proposed_ms     integer NOT NULL,
    approved_by     text,
    approved_ms     integer,
    last_case       text,
    cases_done      integer NOT NULL,
    deadlines_moved integer NOT NULL,
    finished_ms     integer
);
CREATE INDEX IF NOT EXISTS deadline_changes_subject ON deadline_changes (subject, approved_ms);
CREATE INDEX IF NOT EXISTS cases_running ON cases (id) WHERE status = 'running';
