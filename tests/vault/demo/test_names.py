"""Names have their right form."""

from vault.demo.names import family_name, mans_name


def test_names_that_have_two_forms_have_the_right_one():
    assert [family_name(n, "F") for n in ("Kowalski", "Singh", "Miah", "Lis")] == [
        *("Kowalska", "Kaur", "Begum", "Lis")
    ]
    assert [mans_name(n) for n in ("Kowalska", "Kaur", "Marsh")] == ["Kowalski", "Singh", "Marsh"]
