-- Versions of rules that somebody read in their source and found so: who, when, where.
CREATE TABLE IF NOT EXISTS rule_confirmations (
    subject         text    NOT NULL,
    version         text    NOT NULL,
    source          text    NOT NULL,
    person          text    NOT NULL,
    at_ms           bigint  NOT NULL,
    PRIMARY KEY (subject, version)
);
