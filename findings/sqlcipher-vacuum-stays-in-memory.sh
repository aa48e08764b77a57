#!/usr/bin/env bash
# sqlcipher3 0.6.4 (SQLCipher 4.19.0): VACUUM holds a copy of the whole file in memory; VACUUM INTO
# does not.
#
# Expected by a good engineer: VACUUM needs free disk and little memory, as SQLite's documentation says
#   of it, whatever the size of the file.
# Behaviour: the wheel is built with SQLITE_TEMP_STORE=2, as SQLCipher asks for, so that nothing lies in
#   a temporary file in the clear. VACUUM's copy is such a temporary file: a database of 60 MiB costs
#   about 60 MiB more, one of 2 GiB two. VACUUM INTO a new file writes the copy there, encrypted under
#   the same raw key, and costs a few MiB.
# Output seen: VACUUM: 73 MiB more; VACUUM INTO: 16 MiB more (figures vary by a few MiB)
# What to do: VACUUM INTO a neighbour, open and check it, sync it, rename it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlcipher3==0.6.4
cat > "$place/measure.py" <<'PYTHON'
import os
import resource
import sys

from sqlcipher3 import dbapi2

path, how = sys.argv[1:]
key = "x'" + "11" * 32 + "'"


def opened(name):
    connection = dbapi2.connect(name, isolation_level=None)
    connection.execute(f'PRAGMA key = "{key}"')
    return connection


if how == "make":
    connection = opened(path)
    connection.execute("CREATE TABLE picture (id INTEGER PRIMARY KEY, body BLOB)")
    connection.execute("BEGIN")
    for _ in range(60):
        connection.execute("INSERT INTO picture (body) VALUES (?)", (os.urandom(1 << 20),))
    connection.execute("COMMIT")
    raise SystemExit
connection = opened(path)
connection.execute("SELECT count(*) FROM picture").fetchone()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if how == "vacuum":
    connection.execute("VACUUM")
else:
    connection.execute("VACUUM INTO ?", (path + ".new",))
    with open(path + ".new", "rb") as file:
        assert file.read(15) != b"SQLite format 3", "the copy is in the clear"
    assert opened(path + ".new").execute("SELECT count(*) FROM picture").fetchone() == (60,)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
PYTHON
python="$place/venv/bin/python"
"$python" "$place/measure.py" "$place/v.db" make
into=$("$python" "$place/measure.py" "$place/v.db" into)
plain=$("$python" "$place/measure.py" "$place/v.db" vacuum)
echo "VACUUM: $plain MiB more; VACUUM INTO: $into MiB more"
[ "$plain" -ge 45 ] || { echo "changed: VACUUM no longer holds the file in memory"; exit 1; }
[ "$into" -le 30 ] || { echo "changed: VACUUM INTO holds the file in memory now"; exit 1; }
