-- 0007 change_cases: what a change did to each case, and whether another overtook it.
-- PostgreSQL. Required. Safe to run twice.

-- One row a case that a change moved, written in the case's own transaction, or that it could not move: then why says why.
CREATE TABLE IF NOT EXISTS change_cases (
    change_id       text    NOT NULL,
    case_id         text    NOT NULL,
    moved           integer NOT NULL,
    why             text,
    PRIMARY KEY (change_id, case_id)
);

-- One row a change that ended before every case was done: the version that came into force.
CREATE TABLE IF NOT EXISTS changes_overtaken (
    change_id       text    NOT NULL PRIMARY KEY,
    by_version      text    NOT NULL
);
