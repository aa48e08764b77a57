#!/usr/bin/env bash
# shamir-mnemonic 0.3.0 (SLIP-39): more shares than the threshold are refused, not ignored.
#
# Expected by a good engineer: of a two-of-three split any two shares recover the secret, and so do
#   all three; a spare share can do no harm.
# Behaviour: combine_mnemonics takes exactly as many shares as the threshold. Three good shares of a
#   two-of-three end in MnemonicError 'Wrong number of mnemonics', as one share does, so people who
#   all come together with their paper are told that it does not open.
# Output seen: any two: the secret; all three: MnemonicError
# What to do: sort shares by identifier and hand over exactly the threshold.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check shamir-mnemonic==0.3.0
"$place/venv/bin/python" - <<'PYTHON'
import itertools
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

secret = bytes(range(16))
(shares,) = generate_mnemonics(1, [(2, 3)], secret)
for pair in itertools.combinations(shares, 2):
    assert combine_mnemonics(pair) == secret, "two of three no longer recover the secret"
print("any two: the secret")
try:
    combine_mnemonics(shares)
except MnemonicError as error:
    assert "number" in str(error), error
    print("all three: MnemonicError")
else:
    raise SystemExit("changed: three shares of a two-of-three are taken now")
PYTHON
