#!/usr/bin/env bash
# SQLite 3.53.4 (as in sqlcipher3 0.6.4): PRAGMA query_only makes every statement be prepared anew,
# even when it sets what is set already.
#
# Expected by a good engineer: query_only is a switch that is looked at when a statement would write;
#   to turn it on around each read costs nothing.
# Behaviour: writing a flag of the connection expires all of its prepared statements, cached ones
#   included; each is parsed and planned again at its next use. foreign_keys does the same; settings
#   that are no flags (cache_size, busy_timeout) do not. Where a query goes through many views this
#   costs more than the query. The authorizer, asked once per preparation, counts.
# Output seen: left alone: 1; cache_size set each time: 1; query_only set to the same each time: 50
# What to do: leave it on between reads, and turn it off only where a unit of work begins.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlcipher3==0.6.4
"$place/venv/bin/python" - <<'PYTHON'
from sqlcipher3 import dbapi2

SELECT, OK = 21, 0


def preparations(before_each):
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE pupil (name TEXT)")
    connection.execute("PRAGMA query_only = ON")
    seen = []
    connection.set_authorizer(lambda action, *_: seen.append(action) or OK)
    for _ in range(50):
        if before_each:
            connection.execute(before_each)
        connection.execute("SELECT name FROM pupil").fetchall()
    return seen.count(SELECT)


alone = preparations(None)
size = preparations("PRAGMA cache_size = 500")
flag = preparations("PRAGMA query_only = ON")
print(
    f"left alone: {alone}; cache_size set each time: {size};"
    f" query_only set to the same each time: {flag}"
)
assert (alone, size) == (1, 1), "statements are prepared anew for another reason"
if flag != 50:
    raise SystemExit("changed: query_only keeps prepared statements now")
PYTHON
