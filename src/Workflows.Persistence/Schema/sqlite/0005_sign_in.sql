-- 0005 sign_in: wrong passwords are counted by account and address together, in the host; no longer with the account, where anybody could lock a colleague out.
-- SQLite. Required. Safe to run twice: a column cannot be dropped "if it exists" here, so the table is written anew.
CREATE TABLE IF NOT EXISTS accounts_next (
    id              text    NOT NULL PRIMARY KEY,
    name_zh         text    NOT NULL,
    name_en         text    NOT NULL,
    unit            text    NOT NULL,
    mail            text,
    roles           text    NOT NULL,
    certificates    text    NOT NULL,
    password_hash   text,
    is_active       integer NOT NULL
);
INSERT OR IGNORE INTO accounts_next (id, name_zh, name_en, unit, mail, roles, certificates, password_hash, is_active)
    SELECT id, name_zh, name_en, unit, mail, roles, certificates, password_hash, is_active FROM accounts;
DROP TABLE accounts;
ALTER TABLE accounts_next RENAME TO accounts;
