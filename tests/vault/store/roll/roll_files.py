"""Class lists and OneRoster files for tests, and what came in from them."""

from tests.vault.exchange.rolls import listed, oneroster, questions
from vault.actions.pupils import OpenPupil

ANN = "Forename,Surname,Adno,DOB,Reg\nAnn,Lee,1,03/09/2016,4P\n"


def page(session, given):
    (row,) = [row for row in listed(session) if row.given == given]
    return session.run(OpenPupil(row.id))


def names(session):
    return sorted(f"{row.given} {row.family}" for row in listed(session))


def ask(session, path):
    """The one question of the file."""
    (question,) = questions(session, path)
    return question


WITH_CONTACT = (
    "Forename,Surname,Adno,DOB,Reg,Contact 1 Name,Contact 1 Phone\n"
    "Bob,Ray,1,04/10/2019,R1,Sue Ray,07700 900003\n"
)

USERS = "sourcedId,status,role,givenName,familyName,identifier,agentSourcedIds\n"

ORGS = "sourcedId,name,type\no1,{},school\n"

ROOMS = "sourcedId,status,title,classCode,classType\n"

LINKS = "sourcedId,classSourcedId,userSourcedId,role\n"

ORG_ROWS = "sourcedId,status,name,type\n"


def of_school(tmp_path, school, pupils, room="c1,,4P,,homeroom\n"):
    return oneroster(
        tmp_path / f"school {school}.zip",
        orgs=ORG_ROWS + f"o1,,{school},school\n",
        users=USERS + pupils,
        classes=ROOMS + room,
        enrollments=LINKS
        + "".join(
            f"e{n},{room.split(',')[0]},{line.split(',')[0]},student\n"
            for n, line in enumerate(pupils.splitlines())
        ),
    )
