#!/usr/bin/env bash
# pyrage 1.4.0: what the caller's own file object raises comes out as a failure of the encryption, Ctrl+C
# included; a sealed file that lacks its end comes out as an OSError.
#
# Expected by a good engineer: an OSError means the disk and a DecryptError the content; what a file
#   object in Python raises passes through, KeyboardInterrupt and SystemExit above all.
# Behaviour: encrypt_io turns any exception of either file object, at whatever place, into EncryptError;
#   decrypt_io does so with the first read, and lets later ones pass. Both errors are plain Exceptions,
#   with the former error as words in the message and no __cause__. On the other hand a file that was cut
#   in its body is an OSError without errno. So a stick that is pulled is told as a damaged file, a
#   damaged file as a disk, and 'except Exception' swallows a cancel.
# Output seen:
#   encrypting, OSError: EncryptError, later EncryptError
#   encrypting, KeyboardInterrupt: EncryptError, later EncryptError
#   decrypting, OSError: DecryptError, later OSError
#   decrypting, KeyboardInterrupt: DecryptError, later KeyboardInterrupt
#   the end is missing: OSError, errno None
# What to do: a file object that remembers what it raised, which is raised again; and an OSError counts as
#   the disk only with an errno.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyrage==1.4.0
"$place/venv/bin/python" - <<'PYTHON'
import errno
import io

import pyrage

identity = pyrage.x25519.Identity.generate()
plain = bytes(1 << 20)
sealed = pyrage.encrypt(plain, [identity.to_public()])


class Failing(io.BytesIO):
    """Raises `error` at call number `when` of read or write."""

    def __init__(self, error, when, data=b""):
        super().__init__(data)
        self.error, self.left = error, when

    def count(self):
        self.left -= 1
        if self.left <= 0:
            raise self.error

    def read(self, size=-1):
        self.count()
        return super().read(size)

    def write(self, data):
        self.count()
        return super().write(data)


def encrypt(error, when):
    pyrage.encrypt_io(io.BytesIO(plain), Failing(error, when), [identity.to_public()])


def decrypt(error, when):
    pyrage.decrypt_io(Failing(error, when, sealed), io.BytesIO(), [identity])


def outcome(call, error, when):
    try:
        call(error, when)
    except BaseException as raised:
        assert raised is error or raised.__cause__ is None, "it says where it came from"
        return type(raised).__name__
    raise SystemExit("nothing was raised")


changed = False
for word, call in (("encrypting", encrypt), ("decrypting", decrypt)):
    for error in (OSError(errno.EIO, "the stick is gone"), KeyboardInterrupt()):
        name = type(error).__name__
        first, later = outcome(call, error, 1), outcome(call, error, 10)
        print(f"{word}, {name}: {first}, later {later}")
        before = ("EncryptError",) * 2 if call is encrypt else ("DecryptError", name)
        changed |= (first, later) != before
try:
    pyrage.decrypt_io(io.BytesIO(sealed[:-10]), io.BytesIO(), [identity])
except (OSError, pyrage.DecryptError) as error:
    print(f"the end is missing: {type(error).__name__}, errno {getattr(error, 'errno', None)}")
    changed |= not isinstance(error, OSError) or error.errno is not None
else:
    raise SystemExit("a file without its end was taken")
if changed:
    raise SystemExit("changed: pyrage tells the file's errors and the content's apart")
PYTHON
