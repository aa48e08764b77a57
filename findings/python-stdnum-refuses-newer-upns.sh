#!/usr/bin/env bash
# python-stdnum 2.2, stdnum.gb.upn: refuses the unique pupil numbers of Dorset, Northamptonshire,
# Cumbria and all of Wales.
#
# Expected by a good engineer: a number of the right form with the right check letter is valid; a
#   library of checked numbers does not refuse a whole county's pupils.
# Behaviour: the digits 2 to 4 are the local authority that gave the number, and they are held against
#   a list of January 2011 for England. Authorities made since (838 Dorset, 839 Bournemouth,
#   Christchurch and Poole, 940 and 941 Northamptonshire, 942 and 943 Cumbria) and the 22 of Wales
#   (660 to 681) end in InvalidComponent, the same error as for a slip of the pen.
# Output seen: England of 2011: taken; 838 839 940 941 942 943: refused; Wales: 22 of 22 refused
# What to do: check form and letter; an authority that the list does not know is a hint and no
#   refusal.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$place/venv/bin/python" - <<'PYTHON'
from stdnum.exceptions import InvalidComponent
from stdnum.gb import upn

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def number(authority):
    """With its check letter: digits times 2 to 13, modulo 23 (DfE, Unique pupil numbers)."""
    digits = f"{authority}120025001"
    return LETTERS[sum(int(digit) * place for place, digit in enumerate(digits, 2)) % 23] + digits


def is_refused(authority):
    assert upn.calc_check_digit(number(authority)[1:]) == number(authority)[0]
    try:
        upn.validate(number(authority))
    except InvalidComponent:
        return True
    return False


assert not any(is_refused(authority) for authority in (201, 801, 933)), "an older one is refused"
newer = [authority for authority in (838, 839, 940, 941, 942, 943) if is_refused(authority)]
wales = sum(is_refused(authority) for authority in range(660, 682))
print(f"England of 2011: taken; {' '.join(map(str, newer))}: refused; Wales: {wales} of 22 refused")
if len(newer) != 6 or wales != 22:
    raise SystemExit("changed: the list of authorities has grown")
PYTHON
