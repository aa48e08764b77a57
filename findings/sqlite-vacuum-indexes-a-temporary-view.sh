#!/usr/bin/env bash
# SQLite 3.53.4 (as in sqlcipher3 0.6.4): VACUUM fails where a temporary view has the name of a table
# that has an index.
#
# Expected by a good engineer: VACUUM copies the main database and has nothing to do with the names in
#   temp; a temporary view over a table of the same name is what the documentation on name resolution
#   allows, and everything else works with one.
# Behaviour: VACUUM runs the text of each CREATE INDEX again, and in it the bare name of the table is
#   looked up in temp first: 'views may not be indexed'. VACUUM INTO fails in the same way, while
#   REINDEX, ANALYZE and integrity_check take the table. Nothing is lost.
# Output seen: with the view: views may not be indexed; without it: written anew
# What to do: drop temporary views for the moment of VACUUM, or use a connection that has none.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlcipher3==0.6.4
"$place/venv/bin/python" - "$place/school.db" <<'PYTHON'
import sys

from sqlcipher3 import dbapi2

connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("CREATE TABLE pupil (name TEXT, class TEXT)")
connection.execute("CREATE INDEX pupil_name ON pupil (name)")
connection.execute("INSERT INTO pupil VALUES ('Amy', '4P'), ('Ben', '5Q')")
connection.execute("CREATE TEMP VIEW pupil AS SELECT name FROM main.pupil WHERE class = '4P'")
assert connection.execute("SELECT * FROM pupil").fetchall() == [("Amy",)]
for harmless in ("REINDEX", "ANALYZE", "PRAGMA integrity_check"):
    connection.execute(harmless).fetchall()
for vacuum in ("VACUUM", f"VACUUM INTO '{sys.argv[1]}.new'"):
    try:
        connection.execute(vacuum)
    except dbapi2.OperationalError as error:
        assert "views may not be indexed" in str(error), error
    else:
        raise SystemExit(f"changed: {vacuum.split(' /')[0]} works beside a temporary view now")
connection.execute("DROP VIEW temp.pupil")
connection.execute("VACUUM")
assert connection.execute("SELECT count(*) FROM pupil").fetchone() == (2,)
print("with the view: views may not be indexed; without it: written anew")
PYTHON
