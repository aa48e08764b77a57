"""Every decrypted page of a file of the vault, gaps and free pages included: another engine reads
them as they lie, so that nothing which is only unlinked is overlooked."""

import apsw


def pages_of(path, key):
    """The plain bytes of the whole file under a raw 256-bit key."""
    connection = apsw.Connection(str(path))
    try:
        connection.execute("PRAGMA cipher = 'sqlcipher'")
        connection.execute("PRAGMA legacy = 4")
        connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return connection.serialize("main")
    finally:
        connection.close()
