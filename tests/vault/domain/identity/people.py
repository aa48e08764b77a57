"""People for the tests of who is who."""

from hypothesis import strategies as st

from vault.domain.identity.comparing import Person


def who(given_name="Ann", family="Lee", born="2016-09-03", **more):
    return Person((given_name,) if given_name else (), (family,) if family else (), born, **more)


A4, B5 = frozenset({"4p"}), frozenset({"5w"})

NAME = st.sampled_from(["Ann", "Amy", "Bob", "Liz", "Elizabeth", "Zoë", "O’Neil", "Al Karim", ""])

PEOPLE = st.builds(
    who,
    NAME,
    NAME,
    st.sampled_from(["", "2016-09-03", "2016-03-09", "2019-10-04"]),
    upn=st.sampled_from(["", "u1", "u2"]),
    admission_no=st.sampled_from(["", "1", "2"]),
    classes=st.sampled_from([frozenset(), A4, B5]),
)
