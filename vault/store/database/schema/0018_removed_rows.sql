-- What was removed is looked for by its table with every sealed file, among all that was ever changed.

CREATE INDEX history_removed ON history (tbl) WHERE field = '';
