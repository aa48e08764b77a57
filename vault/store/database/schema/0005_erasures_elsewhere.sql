-- Erasures as the root key signed them, and those that copies of this vault elsewhere tell of.

-- When and by whom, and the signature that carries it to other copies; empty until a data lead,
-- who has the root key, has unlocked the vault.
ALTER TABLE erased ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE erased ADD COLUMN by_profile TEXT NOT NULL DEFAULT '';
ALTER TABLE erased ADD COLUMN root TEXT NOT NULL DEFAULT '';
ALTER TABLE erased ADD COLUMN signature TEXT NOT NULL DEFAULT '';

-- Pupils of this copy who were erased in another: a data lead says of each whether it is done here
-- as well. `chain` is how that root key came after ours; `kept_at` is set where the answer was no.
CREATE TABLE erasure_told (
    pupil TEXT NOT NULL,
    at TEXT NOT NULL,
    by_profile TEXT NOT NULL,
    root TEXT NOT NULL,
    signature TEXT NOT NULL,
    chain TEXT NOT NULL DEFAULT '{}',
    kept_by TEXT NOT NULL DEFAULT '',
    kept_at TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (pupil, at)
) STRICT;
