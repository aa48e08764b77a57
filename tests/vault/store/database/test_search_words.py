"""The words of pupils of an older vault are written anew on the way to this version."""

from sqlcipher3 import dbapi2 as sqlcipher

from vault.store.database import migrations
from vault.store.database.migrations import migrate


def test_pupils_of_an_older_vault_are_found_and_sorted_as_new_ones_are(monkeypatch):
    shipped = migrations.migrations()
    before = [(number, sql) for number, sql in shipped if "-- @words" not in sql]
    older = [
        pair for pair in before if pair[0] < max(n for n, sql in shipped if "-- @words" in sql)
    ]
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    monkeypatch.setattr(migrations, "migrations", lambda: older)
    migrate(connection, "")
    for place, (given, family) in enumerate(
        (("Ewa", "Łukasik"), ("Bo", "Álvarez"), ("Ann", "Lund"))
    ):
        connection.execute(
            "INSERT INTO pupil (id, legal_given, legal_family) VALUES (?, ?, ?)",
            (f"{place:032}", given, family),
        )
    monkeypatch.setattr(migrations, "migrations", lambda: shipped)
    migrate(connection, "")
    found = connection.execute(
        "SELECT p.legal_given FROM pupil_fts f JOIN pupil p ON p.num = f.rowid"
        " WHERE pupil_fts MATCH 'lukasik'"
    ).fetchall()
    listed = connection.execute(
        "SELECT p.legal_given FROM pupil_order o JOIN pupil p ON p.num = o.num ORDER BY o.order_key"
    ).fetchall()
    connection.close()
    assert found == [("Ewa",)]
    assert listed == [("Bo",), ("Ewa",), ("Ann",)]
