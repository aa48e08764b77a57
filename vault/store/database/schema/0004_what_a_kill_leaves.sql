-- What was in the middle of something when the program was killed.

-- Sealed files whose lines stand in the register, and which have not got their names yet.
CREATE TABLE sending (
    file TEXT PRIMARY KEY NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    has_words INTEGER NOT NULL
) STRICT;

-- The number of the newest key file these records were open with: an older one beside them shows.
ALTER TABLE state ADD COLUMN key_epoch INTEGER NOT NULL DEFAULT 0;
