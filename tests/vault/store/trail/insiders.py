"""An insider at the trail, for tests."""

from vault.actions.audit import VerifyVault
from vault.crypto.chain import AuditLine, entry_hash
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def checked(folder):
    session = unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    report = session.run(VerifyVault())
    session.lock()
    return report


def rechain(raw):
    """Make hashes fit again after an edit, as somebody with the source would."""
    previous, number = bytes(32), 0
    rows = raw.execute(
        "SELECT rowid, profile, time, kind, body, own_body FROM audit ORDER BY number"
    ).fetchall()
    for row in rows:
        number += 1
        line = AuditLine(number, previous, *row[1:6])
        digest = entry_hash(line)
        raw.execute(
            "UPDATE audit SET number = ?, previous = ?, hash = ? WHERE rowid = ?",
            (-number, previous, digest, row[0]),
        )
        previous = digest
    raw.execute("UPDATE audit SET number = -number")
    raw.execute("UPDATE audit_state SET number = ?, hash = ?", (number, previous))


CHAIN, MAC, SIGNATURES = "audit chain", "audit mac", "audit signatures"


def failed_checks(folder):
    return {check.name for check in checked(folder).checks if not check.ok}
