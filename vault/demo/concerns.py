"""What Tess Teacher may raise about children of her class, for Sam Safeguarding to read.

The practice school is built without: with a concern in the vault a data lead can practise no
erasure before the safeguarding lead has looked."""

from datetime import date, time
from pathlib import Path

from vault.actions.pupils import ListPupils
from vault.actions.sealed import RaiseConcern
from vault.domain.concern_form import CATEGORY, BodyMark, ConcernForm
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

TEACHER = "Tess Teacher"


def _forms(today: date) -> tuple[tuple[str, ConcernForm], ...]:
    """About whom, by the name in use; the newest last."""
    return (
        ("Daniel Osei", ConcernForm(today, None, facts="Came without lunch for the third day.")),
        (
            "Layla Haddad",
            ConcernForm(
                today,
                time(9, 5),
                place="Classroom",
                facts="Said she does not want to go home on Friday. Would not say why.",
                words="“I don’t want it to be Friday.”",
                done="Told her she can come to me at any time.",
                told="Ada Assistant",
            ),
        ),
        (
            "Oskar Nowak",
            ConcernForm(
                today,
                time(10, 55),
                place="Cloakroom",
                others="Ada Assistant",
                facts="Oskar pulled his sleeve down quickly when he saw me look. Round bruise,"
                " about 3 cm, yellow at the edge. There was one on the other arm this half-term.",
                words="“I fell on the stairs. It was only me.”",
                done="Stayed with him at break. Did not ask more.",
                told="Nobody else",
                marks=(BodyMark(True, 86, 50, "Left forearm, outer side, 3 cm, yellow edge"),),
            ),
        ),
    )


def raise_concerns(folder: Path, password: Password, today: date) -> None:
    """Into a vault that is not open."""
    with unlock_vault(folder, TEACHER, password) as session:
        pupils = {row.known_as: row.id for row in session.run(ListPupils())}
        for name, form in _forms(today):
            session.run(
                RaiseConcern(
                    SealedRecord(
                        id=NEW,
                        pupil=pupils[name],
                        author=TEACHER,
                        written_on=today.isoformat(),
                        category=CATEGORY,
                        text=form.text(today),
                    )
                )
            )
