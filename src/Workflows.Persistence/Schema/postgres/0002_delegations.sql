-- 0002 delegations: who acts in whose place, by which writing, and when.
-- PostgreSQL. Required. Safe to run twice.

-- Who acts in whose place: one row a writing. A row is never removed; one that is ended early says since when, by whom and why.
CREATE TABLE IF NOT EXISTS delegations (
    id              text    NOT NULL PRIMARY KEY,
    principal       text    NOT NULL,
    deputy          text    NOT NULL,
    role            text    NOT NULL,
    valid_from      date    NOT NULL,
    valid_to        date    NOT NULL,
    document        text    NOT NULL,
    document_file   text    NOT NULL,
    recorded_by     text    NOT NULL,
    recorded_ms     bigint  NOT NULL,
    ended_on        date,
    ended_by        text,
    ended_ms        bigint,
    end_reason      text,
    CHECK (principal <> deputy AND recorded_by <> principal AND recorded_by <> deputy),
    CHECK (valid_from <= valid_to)
);
CREATE INDEX IF NOT EXISTS delegations_deputy ON delegations (deputy, valid_to);
