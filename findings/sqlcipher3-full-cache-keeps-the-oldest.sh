#!/usr/bin/env bash
# sqlcipher3 0.6.4: once its cache of prepared statements is full, the newest statement is dropped.
#
# Expected by a good engineer: the cache lets go of what was used least recently, as the standard
#   library's sqlite3 does; two statements that take turns stay prepared.
# Behaviour: a new statement takes the place of the last one that came, however old and idle the
#   others are. Statements that ran once at the start fill the cache for good, and two that take turns
#   later put each other out: each call prepares anew. SQLite's authorizer, asked once per
#   preparation, counts.
# Output seen: room for all: 2 preparations in 100 calls; cache full: 100 in 100 calls
# What to do: connect(cached_statements=…) above the number of different statements of the program.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlcipher3==0.6.4
"$place/venv/bin/python" - <<'PYTHON'
from sqlcipher3 import dbapi2

SELECT, OK = 21, 0


def preparations(room):
    connection = dbapi2.connect(":memory:", cached_statements=room, isolation_level=None)
    connection.execute("CREATE TABLE pupil (name TEXT)")
    for number in range(20):  # run once, as at the start of a program
        connection.execute(f"SELECT {number}").fetchall()
    seen = []
    connection.set_authorizer(lambda action, *_: seen.append(action) or OK)
    for _ in range(50):
        connection.execute("SELECT name FROM pupil").fetchall()
        connection.execute("SELECT count(*) FROM pupil").fetchall()
    return seen.count(SELECT)


roomy, full = preparations(100), preparations(10)
print(f"room for all: {roomy} preparations in 100 calls; cache full: {full} in 100 calls")
assert roomy == 2, "a statement with room in the cache is prepared more than once"
if full != 100:
    raise SystemExit("changed: a full cache keeps the two statements in use now")
PYTHON
