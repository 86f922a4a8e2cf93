-- 0006 change_previews: what a change would move, worked out in batches, and what the open deadlines are counted from.
-- PostgreSQL. Required. Safe to run twice.

-- One row an open deadline: its periods, spells and extensions, so that a new calendar is tried on it without reading its case.
CREATE TABLE IF NOT EXISTS deadline_reckonings (
    case_id         text    NOT NULL,
    key             text    NOT NULL,
    round           integer NOT NULL,
    reckoning       text    NOT NULL,
    PRIMARY KEY (case_id, key, round)
);

-- How far the preview of a change got, and what it counted.
CREATE TABLE IF NOT EXISTS change_previews (
    change_id       text    NOT NULL PRIMARY KEY,
    last_case       text,
    cases           integer NOT NULL,
    moved           integer NOT NULL,
    earlier         integer NOT NULL,
    later           integer NOT NULL,
    overdue         integer NOT NULL,
    finished_ms     bigint
);

-- The moves of each batch, as a JSON list; last_case: the last case of the batch.
CREATE TABLE IF NOT EXISTS change_moves (
    change_id       text    NOT NULL,
    last_case       text    NOT NULL,
    moves           text    NOT NULL,
    PRIMARY KEY (change_id, last_case)
);

-- Changes that were proposed before.
INSERT INTO change_previews
SELECT c.id, NULL, c.cases, (SELECT count(*) FROM jsonb_array_elements(c.moves::jsonb)), (SELECT count(*) FROM jsonb_array_elements(c.moves::jsonb) m WHERE (m ->> 'IsEarlier')::boolean),
    (SELECT count(*) FROM jsonb_array_elements(c.moves::jsonb) m WHERE (m ->> 'IsLater')::boolean), (SELECT count(*) FROM jsonb_array_elements(c.moves::jsonb) m WHERE (m ->> 'IsOverdue')::boolean), c.proposed_ms
FROM deadline_changes c
ON CONFLICT DO NOTHING;
INSERT INTO change_moves SELECT id, '~', moves FROM deadline_changes WHERE moves <> '[]'
ON CONFLICT DO NOTHING;
