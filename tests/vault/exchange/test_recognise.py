"""Which kind a file is; any bytes end as records or as an expected error."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.exchange.ctf_files import ctf, pupil
from tests.vault.exchange.odd_rolls import FUZZ, LINES
from vault.actions.import_roll import PreviewRoll
from vault.actions.import_source import KindOfSource
from vault.domain.incoming import Reading
from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, TuckboxError
from vault.exchange.recognise import kind_of, read_roll


def test_a_common_transfer_file_is_said_not_to_be_read_yet(lead, tmp_path):
    path = tmp_path / "8010000_CTF_8010001_001.xml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><CTfile>&a;</CTfile>')
    with pytest.raises(BadFileError) as refused:
        lead.run(KindOfSource(path))
    assert "CTF" in str(refused.value.details["reason"])


@FUZZ
@given(raw=st.one_of(st.binary(max_size=300), LINES.map(str.encode)))
def test_any_bytes_as_a_class_list_give_records_or_an_expected_error(raw, tmp_path):
    path = tmp_path / "list.csv"
    for head in (b"", b"Surname,Forename,DOB,UPN,Reg,Contact 1 Name\n"):
        path.write_bytes(head + raw)
        try:
            reading = read_roll(path, ReadOptions(), law_of(Country.ENGLAND))
        except TuckboxError:
            continue
        assert isinstance(reading, Reading)


def test_a_common_transfer_file_is_known_by_its_content(lead, tmp_path):
    path = ctf(tmp_path / "8012001_CTF_8012345_001.xml (1)", pupil("Lee", "Ann"))
    assert lead.run(PreviewRoll(path)).format_name == "CTF 25"


def test_a_zip_of_several_lists_and_xml_with_entities_say_what_they_are(tmp_path):
    packed = tmp_path / "lists.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("4P.csv", "Surname,Forename\n")
        file.writestr("4Q.csv", "Surname,Forename\n")
    with pytest.raises(BadFileError) as several:
        kind_of(packed)
    assert "several lists" in several.value.details["reason"]
    xml = tmp_path / "ctf.xml"
    xml.write_text('<!DOCTYPE x [<!ENTITY a "b">]><CTfile></CTfile>')
    with pytest.raises(BadFileError) as defined:
        kind_of(xml)
    assert "DOCTYPE" in defined.value.details["reason"]
