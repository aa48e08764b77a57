#!/usr/bin/env bash
# phonenumbers 9.0.43 (libphonenumber): the word behind a telephone number is dialled, and in Germany
# the result is a valid number.
#
# Expected by a good engineer: 'Oma' (grandma) after a number is left out, as 'Mum:' before one is, or
#   the text is refused; what is_valid_number takes is the number that stands there.
# Behaviour: three or more letters behind digits are read as the letters on a telephone's keys, as in
#   1-800-FLOWERS: Oma is 662, mum 686. One or two letters are left out, and so is any word in front.
#   British numbers grow too long by it and count as invalid, though they are parsed and formatted
#   without an error. Where numbers differ in length, three digits more are a valid number, perhaps of
#   somebody else.
# Output seen:
#   Mum: 020 7946 0018 -> +442079460018 valid
#   020 7946 0018 (w) -> +442079460018 valid
#   020 7946 0018 (mum) -> +442079460018686 not valid
#   030 23125 099 Oma -> +493023125099662 valid
# What to do: take letters off before parsing, and keep them as whose number it is.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
"$place/venv/bin/python" - <<'PYTHON'
import phonenumbers

SEEN = (
    ("GB", "Mum: 020 7946 0018", "+442079460018 valid"),
    ("GB", "020 7946 0018 (w)", "+442079460018 valid"),
    ("GB", "020 7946 0018 (mum)", "+442079460018686 not valid"),
    ("DE", "030 23125 099 Oma", "+493023125099662 valid"),
)
for country, text, before in SEEN:
    number = phonenumbers.parse(text, country)
    dialled = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    now = dialled + (" valid" if phonenumbers.is_valid_number(number) else " not valid")
    print(f"{text} -> {now}")
    if now != before:
        raise SystemExit(f"changed: {text!r} was read as {before}")
PYTHON
