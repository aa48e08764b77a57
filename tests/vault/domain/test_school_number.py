"""Whether a file was made for another school, by its number."""

from vault.domain.school_number import is_other_school


def test_only_numbers_of_one_kind_are_compared():
    assert is_other_school(("8012345", "123456"), "801/9999")
    assert is_other_school(("8012345", "123456"), "654321")
    assert not is_other_school(("8012345", "123456"), "801/2345")
    assert not is_other_school(("8012345", "123456"), "123456")
    assert not is_other_school(("", ""), "801/2345")
    assert not is_other_school(("8012345",), "")
    assert not is_other_school(("8012345",), "our school")
