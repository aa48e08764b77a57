"""A stranger at the key file: knows the format from its description, holds no key of it, and has
none of the program's code: JSON, a hash that anybody can work out, and copies of older files."""

import hashlib
import json

NAME = "keyring.json"


def read(folder):
    return json.loads((folder / NAME).read_text())


def spelled(content):
    """The file's bytes, its hash made to fit again."""
    rest = {name: value for name, value in content.items() if name != "hash"}
    hashed = hashlib.blake2b(
        json.dumps(rest, sort_keys=True).encode(), digest_size=32, person=b"tuckbox-part"
    )
    return json.dumps({**rest, "hash": hashed.hexdigest()}, sort_keys=True, indent=1).encode()


def forge(folder, content, name=NAME):
    """`said` is the key file's JSON, altered."""
    (folder / name).write_bytes(spelled(content))
