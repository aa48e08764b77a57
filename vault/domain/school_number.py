"""The number of a school: in England seven figures (authority and establishment), or a URN."""

_OF_AUTHORITY, _URN = 7, 6


def figures_of(number: str) -> str:
    """Without blanks and signs: '801/2345' is '8012345'."""
    return "".join(filter(str.isdecimal, number))


def is_other_school(made_for: tuple[str, ...], own_number: str) -> bool:
    """Whether a file that says for which school it was made means another one. What cannot be
    compared, because one of the two does not say a number of that kind, is no other."""
    own = figures_of(own_number)
    if len(own) not in (_OF_AUTHORITY, _URN):
        return False
    alike = [number for number in map(figures_of, made_for) if len(number) == len(own)]
    return bool(alike) and own not in alike
