-- 0001 cases: their events and what is projected from them, claims, mails, people, bundles.
-- SQLite. Required. Safe to run twice.
-- Instants are integers of UTC milliseconds; days are text, yyyy-MM-dd.

-- The log: payloads are kept as written, and hashed as kept. The primary key is the optimistic concurrency.
CREATE TABLE IF NOT EXISTS case_events (
    case_id         text    NOT NULL,
    seq             integer NOT NULL,
    type            text    NOT NULL,
    type_version    integer NOT NULL,
    at_ms           integer NOT NULL,
    by              text    NOT NULL,
    prev_hash       text    NOT NULL,
    hash            text    NOT NULL,
    payload         text    NOT NULL,
    PRIMARY KEY (case_id, seq)
) WITHOUT ROWID;

-- The searchable summary, with the head of the chain.
CREATE TABLE IF NOT EXISTS cases (
    id              text    NOT NULL PRIMARY KEY,
    number          text,
    procedure       text    NOT NULL,
    title           text    NOT NULL,
    party_kind      text,
    stage           text    NOT NULL,
    status          text    NOT NULL,
    ended_at        text,
    opened_on       text    NOT NULL,
    version         integer NOT NULL,
    head_hash       text    NOT NULL,
    next_key        text,
    next_title_zh   text,
    next_title_en   text,
    next_target     text,
    next_due        text,
    officers        text    NOT NULL,
    updated_ms      integer NOT NULL
);
CREATE INDEX IF NOT EXISTS cases_number ON cases (number);
CREATE INDEX IF NOT EXISTS cases_updated ON cases (status, updated_ms);

CREATE TABLE IF NOT EXISTS tasks (
    case_id         text    NOT NULL,
    node            integer NOT NULL,
    procedure       text    NOT NULL,
    element         text    NOT NULL,
    title_zh        text    NOT NULL,
    title_en        text    NOT NULL,
    roles           text    NOT NULL,
    duty            text,
    form            text,
    deadline_key    text,
    target          text,
    due             text,
    opened_ms       integer NOT NULL,
    claimed_by      text,
    is_again        integer NOT NULL,
    PRIMARY KEY (case_id, node)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS deadlines (
    case_id         text    NOT NULL,
    key             text    NOT NULL,
    round           integer NOT NULL,
    title_zh        text    NOT NULL,
    title_en        text    NOT NULL,
    owner           text    NOT NULL,
    law             text    NOT NULL,
    means           text    NOT NULL,
    status          text    NOT NULL,
    anchor          text    NOT NULL,
    target          text    NOT NULL,
    due             text    NOT NULL,
    due_at_ms       integer,
    met_on          text,
    is_open         integer NOT NULL,
    is_late         integer NOT NULL,
    is_provisional  integer NOT NULL,
    PRIMARY KEY (case_id, key, round)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deadlines_open ON deadlines (target) WHERE is_open = 1;

-- held_until_ms: the end of the lease, or when a timer that was put back may be tried again.
CREATE TABLE IF NOT EXISTS timers (
    case_id         text    NOT NULL,
    timer_id        text    NOT NULL,
    due_at_ms       integer NOT NULL,
    lease           text,
    held_until_ms   integer,
    attempts        integer NOT NULL,
    PRIMARY KEY (case_id, timer_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS timers_due ON timers (due_at_ms);

CREATE TABLE IF NOT EXISTS claims (
    kind            text    NOT NULL,
    key             text    NOT NULL,
    case_id         text    NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS number_series (
    series          text    NOT NULL PRIMARY KEY,
    next            integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS receipts (
    command_key     text    NOT NULL PRIMARY KEY,
    case_id         text    NOT NULL,
    version         integer NOT NULL,
    at_ms           integer NOT NULL
) WITHOUT ROWID;

-- position: the order in which mails were written.
CREATE TABLE IF NOT EXISTS outbox (
    position        integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    identity        text    NOT NULL UNIQUE,
    case_id         text    NOT NULL,
    address         text    NOT NULL,
    kind            text    NOT NULL,
    subject         text    NOT NULL,
    text            text    NOT NULL,
    at_ms           integer NOT NULL,
    state           text    NOT NULL,
    attempts        integer NOT NULL,
    next_try_ms     integer NOT NULL,
    lease           text,
    delivered_ms    integer,
    error           text
);
CREATE INDEX IF NOT EXISTS outbox_pending ON outbox (position) WHERE state = 'pending';

CREATE TABLE IF NOT EXISTS messages (
    identity        text    NOT NULL PRIMARY KEY,
    person          text    NOT NULL,
    case_id         text    NOT NULL,
    kind            text    NOT NULL,
    subject         text    NOT NULL,
    text            text    NOT NULL,
    at_ms           integer NOT NULL,
    read_ms         integer
);
CREATE INDEX IF NOT EXISTS messages_person ON messages (person, at_ms);

CREATE TABLE IF NOT EXISTS publications (
    case_id         text    NOT NULL,
    version         text    NOT NULL,
    channel         text    NOT NULL,
    state           text    NOT NULL,
    decision_number text,
    decided_on      text,
    released_on     text    NOT NULL,
    party_name      text    NOT NULL,
    party_kind      text,
    fields          text    NOT NULL,
    PRIMARY KEY (case_id, version, channel)
);
CREATE INDEX IF NOT EXISTS publications_released ON publications (channel, released_on);

-- What files under data/files are: the content lies there under its hash.
CREATE TABLE IF NOT EXISTS files (
    hash            text    NOT NULL PRIMARY KEY,
    media_type      text    NOT NULL,
    bytes           integer NOT NULL,
    kept_ms         integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS bundles (
    hash            text    NOT NULL PRIMARY KEY,
    procedure       text    NOT NULL,
    accepted_ms     integer NOT NULL,
    files           text    NOT NULL
);

CREATE TABLE IF NOT EXISTS accounts (
    id              text    NOT NULL PRIMARY KEY,
    name_zh         text    NOT NULL,
    name_en         text    NOT NULL,
    unit            text    NOT NULL,
    mail            text,
    roles           text    NOT NULL,
    certificates    text    NOT NULL,
    password_hash   text,
    is_active       integer NOT NULL,
    failures        integer NOT NULL,
    locked_until_ms integer
);
