-- What the seven measures keep: checks, reviews, requests, rules, documents, training, incidents.

CREATE TABLE policy (
    id TEXT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE assessment (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    results TEXT NOT NULL DEFAULT '',
    passed INTEGER NOT NULL DEFAULT 0,
    warned INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE access_review (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    confirmed INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE rights_request (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    kind TEXT NOT NULL DEFAULT '',
    requester TEXT NOT NULL DEFAULT '',
    received_on TEXT,
    due_on TEXT,
    paused_on TEXT,
    paused_days INTEGER NOT NULL DEFAULT 0,
    identity_on TEXT,
    scope TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    first_profile TEXT NOT NULL DEFAULT '',
    second_profile TEXT NOT NULL DEFAULT '',
    sealed_on TEXT,
    handed_on TEXT,
    redacted INTEGER NOT NULL DEFAULT 0,
    closed_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE restriction (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    kind TEXT NOT NULL DEFAULT '',
    since TEXT,
    reason TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE hold (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    reason TEXT NOT NULL DEFAULT '',
    since TEXT,
    until TEXT,
    by_profile TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE erasure (
    id TEXT PRIMARY KEY NOT NULL,
    pupil TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    second_profile TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    counts TEXT NOT NULL DEFAULT '',
    outside TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE retention_rule (
    id TEXT PRIMARY KEY NOT NULL,
    pack TEXT NOT NULL DEFAULT '',
    data TEXT NOT NULL DEFAULT '',
    years INTEGER NOT NULL DEFAULT 0,
    months INTEGER NOT NULL DEFAULT 0,
    starts_from TEXT NOT NULL DEFAULT '',
    act TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    source_date TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE disposal (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    second_profile TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    items TEXT NOT NULL DEFAULT '',
    sealed_on TEXT,
    counts TEXT NOT NULL DEFAULT '',
    certificate TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What left the school about one pupil: to whom, why, and on what ground.
CREATE TABLE disclosure (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    act TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    ground TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Ids of erased pupils (and what other vaults called them), for ever: nothing brings them back.
-- `pending` names compartments whose keeper has yet to take theirs out, `is_swept` says whether
-- the files were written anew since.
CREATE TABLE erased (
    id TEXT PRIMARY KEY NOT NULL,
    pending TEXT NOT NULL DEFAULT '',
    is_swept INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE document (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE complaint (
    id TEXT PRIMARY KEY NOT NULL,
    received_on TEXT,
    who TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    acknowledged_on TEXT,
    answered_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE training (
    id TEXT PRIMARY KEY NOT NULL,
    profile TEXT NOT NULL DEFAULT '',
    module TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    passed_on TEXT,
    expires_on TEXT,
    score INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE incident (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    happened_at TEXT NOT NULL DEFAULT '',
    aware_at TEXT NOT NULL DEFAULT '',
    raised_by TEXT NOT NULL DEFAULT '',
    rehearsal INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',
    decided_at TEXT NOT NULL DEFAULT '',
    closed_at TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE statement (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    entry INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE training_module (
    id TEXT PRIMARY KEY NOT NULL,
    module TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The order of every list of pupils, which is not that of the letters' numbers.
DROP INDEX pupil_family;
CREATE INDEX pupil_by_name ON pupil (
    legal_family COLLATE NOCASE, legal_given COLLATE NOCASE, id
);
DROP INDEX pupil_admission;
CREATE INDEX pupil_admission ON pupil (admission_no COLLATE NOCASE) WHERE admission_no <> '';

-- A photo's row that goes leaves its pictures in photos.db: the next unlock looks for them.
ALTER TABLE state ADD COLUMN has_loose_pictures INTEGER NOT NULL DEFAULT 1;
CREATE TRIGGER photo_loose_@nonce@ AFTER DELETE ON photo BEGIN
    UPDATE state SET has_loose_pictures = 1;
END;
CREATE TRIGGER photo_exchanged_@nonce@ AFTER UPDATE OF blob, thumb ON photo BEGIN
    UPDATE state SET has_loose_pictures = 1;
END;

CREATE INDEX rights_request_pupil ON rights_request (pupil_id);
CREATE INDEX restriction_pupil ON restriction (pupil_id);
CREATE INDEX hold_pupil ON hold (pupil_id);
CREATE INDEX disclosure_pupil ON disclosure (pupil_id);
CREATE UNIQUE INDEX policy_key ON policy (key);
CREATE UNIQUE INDEX training_module_number ON training_module (module, number);
CREATE INDEX training_profile ON training (profile);
CREATE UNIQUE INDEX document_number ON document (kind, number);

-- As for the records: who changed what when writes itself.
CREATE TRIGGER policy_changed_@nonce@ AFTER UPDATE ON policy BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'policy', old.id, '', 'key', old.key, new.key FROM state WHERE old.key IS NOT new.key;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'policy', old.id, '', 'value', old.value, new.value FROM state WHERE old.value IS NOT new.value;
END;
CREATE TRIGGER policy_deleted_@nonce@ AFTER DELETE ON policy BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'policy', old.id, '', '', json_object('id', old.id, 'key', old.key, 'value', old.value, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER assessment_changed_@nonce@ AFTER UPDATE ON assessment BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'scope', old.scope, new.scope FROM state WHERE old.scope IS NOT new.scope;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'results', old.results, new.results FROM state WHERE old.results IS NOT new.results;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'passed', old.passed, new.passed FROM state WHERE old.passed IS NOT new.passed;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'warned', old.warned, new.warned FROM state WHERE old.warned IS NOT new.warned;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', 'failed', old.failed, new.failed FROM state WHERE old.failed IS NOT new.failed;
END;
CREATE TRIGGER assessment_deleted_@nonce@ AFTER DELETE ON assessment BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'assessment', old.id, '', '', json_object('id', old.id, 'at', old.at, 'by_profile', old.by_profile, 'scope', old.scope, 'results', old.results, 'passed', old.passed, 'warned', old.warned, 'failed', old.failed, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER access_review_changed_@nonce@ AFTER UPDATE ON access_review BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', 'body', old.body, new.body FROM state WHERE old.body IS NOT new.body;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', 'confirmed', old.confirmed, new.confirmed FROM state WHERE old.confirmed IS NOT new.confirmed;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', 'withdrawn', old.withdrawn, new.withdrawn FROM state WHERE old.withdrawn IS NOT new.withdrawn;
END;
CREATE TRIGGER access_review_deleted_@nonce@ AFTER DELETE ON access_review BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'access_review', old.id, '', '', json_object('id', old.id, 'at', old.at, 'by_profile', old.by_profile, 'body', old.body, 'confirmed', old.confirmed, 'withdrawn', old.withdrawn, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER rights_request_changed_@nonce@ AFTER UPDATE ON rights_request BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'requester', old.requester, new.requester FROM state WHERE old.requester IS NOT new.requester;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'received_on', old.received_on, new.received_on FROM state WHERE old.received_on IS NOT new.received_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'due_on', old.due_on, new.due_on FROM state WHERE old.due_on IS NOT new.due_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'paused_on', old.paused_on, new.paused_on FROM state WHERE old.paused_on IS NOT new.paused_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'paused_days', old.paused_days, new.paused_days FROM state WHERE old.paused_days IS NOT new.paused_days;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'identity_on', old.identity_on, new.identity_on FROM state WHERE old.identity_on IS NOT new.identity_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'scope', old.scope, new.scope FROM state WHERE old.scope IS NOT new.scope;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'notes', old.notes, new.notes FROM state WHERE old.notes IS NOT new.notes;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'reason', old.reason, new.reason FROM state WHERE old.reason IS NOT new.reason;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'first_profile', old.first_profile, new.first_profile FROM state WHERE old.first_profile IS NOT new.first_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'second_profile', old.second_profile, new.second_profile FROM state WHERE old.second_profile IS NOT new.second_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'sealed_on', old.sealed_on, new.sealed_on FROM state WHERE old.sealed_on IS NOT new.sealed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'handed_on', old.handed_on, new.handed_on FROM state WHERE old.handed_on IS NOT new.handed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'redacted', old.redacted, new.redacted FROM state WHERE old.redacted IS NOT new.redacted;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'closed_on', old.closed_on, new.closed_on FROM state WHERE old.closed_on IS NOT new.closed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, 'outcome', old.outcome, new.outcome FROM state WHERE old.outcome IS NOT new.outcome;
END;
CREATE TRIGGER rights_request_deleted_@nonce@ AFTER DELETE ON rights_request BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'rights_request', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'kind', old.kind, 'requester', old.requester, 'received_on', old.received_on, 'due_on', old.due_on, 'paused_on', old.paused_on, 'paused_days', old.paused_days, 'identity_on', old.identity_on, 'scope', old.scope, 'notes', old.notes, 'state', old.state, 'reason', old.reason, 'first_profile', old.first_profile, 'second_profile', old.second_profile, 'sealed_on', old.sealed_on, 'handed_on', old.handed_on, 'redacted', old.redacted, 'closed_on', old.closed_on, 'outcome', old.outcome, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER restriction_changed_@nonce@ AFTER UPDATE ON restriction BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, 'since', old.since, new.since FROM state WHERE old.since IS NOT new.since;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, 'reason', old.reason, new.reason FROM state WHERE old.reason IS NOT new.reason;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, 'ended_on', old.ended_on, new.ended_on FROM state WHERE old.ended_on IS NOT new.ended_on;
END;
CREATE TRIGGER restriction_deleted_@nonce@ AFTER DELETE ON restriction BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'restriction', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'kind', old.kind, 'since', old.since, 'reason', old.reason, 'ended_on', old.ended_on, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER hold_changed_@nonce@ AFTER UPDATE ON hold BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'reason', old.reason, new.reason FROM state WHERE old.reason IS NOT new.reason;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'since', old.since, new.since FROM state WHERE old.since IS NOT new.since;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'until', old.until, new.until FROM state WHERE old.until IS NOT new.until;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, 'ended_on', old.ended_on, new.ended_on FROM state WHERE old.ended_on IS NOT new.ended_on;
END;
CREATE TRIGGER hold_deleted_@nonce@ AFTER DELETE ON hold BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'hold', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'reason', old.reason, 'since', old.since, 'until', old.until, 'by_profile', old.by_profile, 'ended_on', old.ended_on, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER erasure_changed_@nonce@ AFTER UPDATE ON erasure BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'pupil', old.pupil, new.pupil FROM state WHERE old.pupil IS NOT new.pupil;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'second_profile', old.second_profile, new.second_profile FROM state WHERE old.second_profile IS NOT new.second_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'reason', old.reason, new.reason FROM state WHERE old.reason IS NOT new.reason;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'counts', old.counts, new.counts FROM state WHERE old.counts IS NOT new.counts;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', 'outside', old.outside, new.outside FROM state WHERE old.outside IS NOT new.outside;
END;
CREATE TRIGGER erasure_deleted_@nonce@ AFTER DELETE ON erasure BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'erasure', old.id, '', '', json_object('id', old.id, 'pupil', old.pupil, 'at', old.at, 'by_profile', old.by_profile, 'second_profile', old.second_profile, 'reason', old.reason, 'counts', old.counts, 'outside', old.outside, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER retention_rule_changed_@nonce@ AFTER UPDATE ON retention_rule BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'pack', old.pack, new.pack FROM state WHERE old.pack IS NOT new.pack;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'data', old.data, new.data FROM state WHERE old.data IS NOT new.data;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'years', old.years, new.years FROM state WHERE old.years IS NOT new.years;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'months', old.months, new.months FROM state WHERE old.months IS NOT new.months;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'starts_from', old.starts_from, new.starts_from FROM state WHERE old.starts_from IS NOT new.starts_from;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'act', old.act, new.act FROM state WHERE old.act IS NOT new.act;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'source', old.source, new.source FROM state WHERE old.source IS NOT new.source;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'source_date', old.source_date, new.source_date FROM state WHERE old.source_date IS NOT new.source_date;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', 'note', old.note, new.note FROM state WHERE old.note IS NOT new.note;
END;
CREATE TRIGGER retention_rule_deleted_@nonce@ AFTER DELETE ON retention_rule BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'retention_rule', old.id, '', '', json_object('id', old.id, 'pack', old.pack, 'data', old.data, 'years', old.years, 'months', old.months, 'starts_from', old.starts_from, 'act', old.act, 'source', old.source, 'source_date', old.source_date, 'note', old.note, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER disposal_changed_@nonce@ AFTER UPDATE ON disposal BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'second_profile', old.second_profile, new.second_profile FROM state WHERE old.second_profile IS NOT new.second_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'items', old.items, new.items FROM state WHERE old.items IS NOT new.items;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'sealed_on', old.sealed_on, new.sealed_on FROM state WHERE old.sealed_on IS NOT new.sealed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'counts', old.counts, new.counts FROM state WHERE old.counts IS NOT new.counts;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', 'certificate', old.certificate, new.certificate FROM state WHERE old.certificate IS NOT new.certificate;
END;
CREATE TRIGGER disposal_deleted_@nonce@ AFTER DELETE ON disposal BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disposal', old.id, '', '', json_object('id', old.id, 'at', old.at, 'by_profile', old.by_profile, 'second_profile', old.second_profile, 'state', old.state, 'items', old.items, 'sealed_on', old.sealed_on, 'counts', old.counts, 'certificate', old.certificate, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER document_changed_@nonce@ AFTER UPDATE ON document BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'number', old.number, new.number FROM state WHERE old.number IS NOT new.number;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'body', old.body, new.body FROM state WHERE old.body IS NOT new.body;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
END;
CREATE TRIGGER document_deleted_@nonce@ AFTER DELETE ON document BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'document', old.id, '', '', json_object('id', old.id, 'kind', old.kind, 'number', old.number, 'at', old.at, 'by_profile', old.by_profile, 'body', old.body, 'state', old.state, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER complaint_changed_@nonce@ AFTER UPDATE ON complaint BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'received_on', old.received_on, new.received_on FROM state WHERE old.received_on IS NOT new.received_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'who', old.who, new.who FROM state WHERE old.who IS NOT new.who;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'about', old.about, new.about FROM state WHERE old.about IS NOT new.about;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'acknowledged_on', old.acknowledged_on, new.acknowledged_on FROM state WHERE old.acknowledged_on IS NOT new.acknowledged_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'answered_on', old.answered_on, new.answered_on FROM state WHERE old.answered_on IS NOT new.answered_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'outcome', old.outcome, new.outcome FROM state WHERE old.outcome IS NOT new.outcome;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
END;
CREATE TRIGGER complaint_deleted_@nonce@ AFTER DELETE ON complaint BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'complaint', old.id, '', '', json_object('id', old.id, 'received_on', old.received_on, 'who', old.who, 'about', old.about, 'acknowledged_on', old.acknowledged_on, 'answered_on', old.answered_on, 'outcome', old.outcome, 'state', old.state, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER training_changed_@nonce@ AFTER UPDATE ON training BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'profile', old.profile, new.profile FROM state WHERE old.profile IS NOT new.profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'module', old.module, new.module FROM state WHERE old.module IS NOT new.module;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'digest', old.digest, new.digest FROM state WHERE old.digest IS NOT new.digest;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'passed_on', old.passed_on, new.passed_on FROM state WHERE old.passed_on IS NOT new.passed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'expires_on', old.expires_on, new.expires_on FROM state WHERE old.expires_on IS NOT new.expires_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', 'score', old.score, new.score FROM state WHERE old.score IS NOT new.score;
END;
CREATE TRIGGER training_deleted_@nonce@ AFTER DELETE ON training BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training', old.id, '', '', json_object('id', old.id, 'profile', old.profile, 'module', old.module, 'digest', old.digest, 'passed_on', old.passed_on, 'expires_on', old.expires_on, 'score', old.score, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER incident_changed_@nonce@ AFTER UPDATE ON incident BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'title', old.title, new.title FROM state WHERE old.title IS NOT new.title;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'happened_at', old.happened_at, new.happened_at FROM state WHERE old.happened_at IS NOT new.happened_at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'aware_at', old.aware_at, new.aware_at FROM state WHERE old.aware_at IS NOT new.aware_at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'raised_by', old.raised_by, new.raised_by FROM state WHERE old.raised_by IS NOT new.raised_by;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'rehearsal', old.rehearsal, new.rehearsal FROM state WHERE old.rehearsal IS NOT new.rehearsal;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'body', old.body, new.body FROM state WHERE old.body IS NOT new.body;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'decision', old.decision, new.decision FROM state WHERE old.decision IS NOT new.decision;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'decided_at', old.decided_at, new.decided_at FROM state WHERE old.decided_at IS NOT new.decided_at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', 'closed_at', old.closed_at, new.closed_at FROM state WHERE old.closed_at IS NOT new.closed_at;
END;
CREATE TRIGGER incident_deleted_@nonce@ AFTER DELETE ON incident BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'incident', old.id, '', '', json_object('id', old.id, 'title', old.title, 'kind', old.kind, 'happened_at', old.happened_at, 'aware_at', old.aware_at, 'raised_by', old.raised_by, 'rehearsal', old.rehearsal, 'state', old.state, 'body', old.body, 'decision', old.decision, 'decided_at', old.decided_at, 'closed_at', old.closed_at, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER statement_changed_@nonce@ AFTER UPDATE ON statement BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'statement', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'statement', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'statement', old.id, '', 'entry', old.entry, new.entry FROM state WHERE old.entry IS NOT new.entry;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'statement', old.id, '', 'text', old.text, new.text FROM state WHERE old.text IS NOT new.text;
END;
CREATE TRIGGER statement_deleted_@nonce@ AFTER DELETE ON statement BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'statement', old.id, '', '', json_object('id', old.id, 'at', old.at, 'by_profile', old.by_profile, 'entry', old.entry, 'text', old.text, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER training_module_changed_@nonce@ AFTER UPDATE ON training_module BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', 'module', old.module, new.module FROM state WHERE old.module IS NOT new.module;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', 'number', old.number, new.number FROM state WHERE old.number IS NOT new.number;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', 'body', old.body, new.body FROM state WHERE old.body IS NOT new.body;
END;
CREATE TRIGGER training_module_deleted_@nonce@ AFTER DELETE ON training_module BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'training_module', old.id, '', '', json_object('id', old.id, 'module', old.module, 'number', old.number, 'at', old.at, 'by_profile', old.by_profile, 'body', old.body, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER disclosure_changed_@nonce@ AFTER UPDATE ON disclosure BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'at', old.at, new.at FROM state WHERE old.at IS NOT new.at;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'by_profile', old.by_profile, new.by_profile FROM state WHERE old.by_profile IS NOT new.by_profile;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'act', old.act, new.act FROM state WHERE old.act IS NOT new.act;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'party', old.party, new.party FROM state WHERE old.party IS NOT new.party;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'purpose', old.purpose, new.purpose FROM state WHERE old.purpose IS NOT new.purpose;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'ground', old.ground, new.ground FROM state WHERE old.ground IS NOT new.ground;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, 'what', old.what, new.what FROM state WHERE old.what IS NOT new.what;
END;
CREATE TRIGGER disclosure_deleted_@nonce@ AFTER DELETE ON disclosure BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'disclosure', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'at', old.at, 'by_profile', old.by_profile, 'act', old.act, 'party', old.party, 'purpose', old.purpose, 'ground', old.ground, 'what', old.what, 'version', old.version, 'made', old.made), NULL FROM state;
END;
