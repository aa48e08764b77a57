#!/usr/bin/env bash
# icalendar 7.3.2: a calendar's name comes with the backslashes of the file in it, and is written
# without those that the file needs.
#
# Expected by a good engineer: calendar_name is text like an event's summary: 'Year 4\, trips' in the
#   file is 'Year 4, trips' in Python, and the other way round.
# Behaviour: RFC 7986 makes NAME a TEXT, and RFC 5545 every X- property that does not say otherwise;
#   in both a comma is escaped. The library takes them for values of an unknown kind and touches
#   nothing, so the name of a calendar from another program shows a backslash, and a name that is set
#   gets into the file with a bare comma. SUMMARY beside it is treated rightly both ways.
# Output seen: SUMMARY: Year 4, trips; NAME: Year 4\, trips; NAME as written: NAME:Year 4, trips
# What to do: unescape NAME, X-WR-CALNAME and other X- texts oneself; write them as vText, which
#   escapes.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2
"$place/venv/bin/python" - <<'PYTHON'
import icalendar

LINES = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//School//Example//EN",
    r"NAME:Year 4\, trips",
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTAMP:20260901T080000Z",
    "DTSTART:20260901T083000Z",
    r"SUMMARY:Year 4\, trips",
    "END:VEVENT",
    "END:VCALENDAR",
)
calendar = icalendar.Calendar.from_ical("\r\n".join(LINES) + "\r\n")
summary, name = str(calendar.events[0]["SUMMARY"]), str(calendar.calendar_name)
ours = icalendar.Calendar()
ours.calendar_name = "Year 4, trips"
(written,) = [line for line in ours.to_ical().decode().split("\r\n") if line.startswith("NAME")]
print(f"SUMMARY: {summary}; NAME: {name}; NAME as written: {written}")
assert summary == "Year 4, trips", "a summary is not unescaped"
if name != r"Year 4\, trips" or written != "NAME:Year 4, trips":
    raise SystemExit("changed: a calendar's name is text now")
PYTHON
