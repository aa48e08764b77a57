"""What Tess Teacher raised about children of her class, all of it invented, and what Sam
Safeguarding has done about the oldest of it."""

from datetime import date, time, timedelta

from vault.actions.pupils import ListPupils
from vault.actions.sealed import (
    LinkChild,
    ListConcerns,
    MarkConcernRead,
    RaiseConcern,
    TellAbout,
    WriteSafeguarding,
)
from vault.domain.concern_entries import ChildLink, TellForm
from vault.domain.concern_form import CATEGORY, BodyMark, ConcernForm
from vault.domain.ids import NEW, PupilId
from vault.domain.sealed import SealedRecord
from vault.session import Session

KEEPER = "Sam Safeguarding"
_WAITS_LONGEST, _LINKED, _KNOWN = "Ruby Murphy", "Jack Thompson", "Oskar Nowak"


def _forms(yesterday: date) -> tuple[tuple[str, ConcernForm], ...]:
    """About whom, by the name in use; the newest last."""
    return (
        (
            _WAITS_LONGEST,
            ConcernForm(
                yesterday,
                None,
                place="Reading corner",
                facts="Online: messages from an older pupil, who asks where she lives.",
            ),
        ),
        (
            "Daniel Osei",
            ConcernForm(yesterday, None, facts="Came without lunch for the third day."),
        ),
        (
            "Layla Haddad",
            ConcernForm(
                yesterday,
                time(9, 5),
                place="Classroom",
                facts="Said she does not want to go home on Friday. Would not say why.",
                words="“I don’t want it to be Friday.”",
                done="Told her she can come to me at any time.",
                told="Ada Assistant",
            ),
        ),
        (
            _KNOWN,
            ConcernForm(
                yesterday,
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


def raise_concerns(teacher: Session, today: date) -> None:
    """As somebody who cannot read them afterwards."""
    pupils = _pupils(teacher)
    for name, form in _forms(today - timedelta(days=1)):
        teacher.run(RaiseConcern(_record(pupils[name], today, CATEGORY, form.text(today))))


def work_on_concerns(keeper: Session, today: date) -> None:
    """The one about messages is read; the service was told, and another child is linked. Something
    from before is known about the child with the bruise."""
    pupils = _pupils(keeper)
    oldest = next(c for c in keeper.run(ListConcerns()) if c.pupil_name == _WAITS_LONGEST)
    keeper.run(MarkConcernRead(oldest.id))
    told = TellForm(
        "Mabel Fenn",
        "Children's services",
        today,
        None,
        "Phone",
        "They talk with the family this week",
    )
    keeper.run(TellAbout(oldest.id, told))
    linked = ChildLink(pupils[_LINKED], "Involved in the same thing", "gets messages as well")
    keeper.run(LinkChild(oldest.id, linked))
    before = _record(
        pupils[_KNOWN],
        today - timedelta(days=23),
        "Talk with parent or carer",
        "Bruise on the right upper arm, from a fall in the playground. Mother called and agreed.",
    )
    keeper.run(WriteSafeguarding(before))


def _pupils(session: Session) -> dict[str, PupilId]:
    return {row.known_as: row.id for row in session.run(ListPupils())}


def _record(pupil: PupilId, on: date, category: str, text: str) -> SealedRecord:
    return SealedRecord(
        id=NEW, pupil=pupil, author=KEEPER, written_on=on.isoformat(), category=category, text=text
    )
