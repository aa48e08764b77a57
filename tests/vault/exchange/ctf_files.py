"""Common transfer files made on the spot, with the element names of the public specification."""

_PUPIL = """<Pupil><UPN>{upn}</UPN><Surname>{surname}</Surname><Forename>{forename}</Forename>
<DOB>{dob}</DOB><Sex>{sex}</Sex>{more}</Pupil>"""
_FILE = """<?xml version="1.0" encoding="utf-8"?>
<{root}><Header><DocumentName>Common Transfer File</DocumentName>
<CTFversion>{version}</CTFversion><DateTime>{made}</DateTime>
<DocumentQualifier>partial</DocumentQualifier><SupplierID>TRIAL</SupplierID>
<SourceSchool><LEA>801</LEA><Estab>2001</Estab><SchoolName>Old School</SchoolName></SourceSchool>
<DestSchool><LEA>{lea}</LEA><Estab>{estab}</Estab></DestSchool></Header>
<CTFpupilData>{pupils}</CTFpupilData></{root}>"""
UPNS = ("B801200005001", "H801200001001", "A802200106001")
CONTACT = """<Address><AddressLines><AddressLine1>1 Hill Road</AddressLine1></AddressLines>
<PostCode>ZZ99 9ZZ</PostCode></Address><Contacts><Contact><Order>1</Order>
<Surname>{family}</Surname><Forename>{given}</Forename><Relationship>PAM</Relationship><Responsibility>true</Responsibility>
<AddressAsPupil>true</AddressAsPupil><Phones><Phone><TelephoneType>H</TelephoneType>
<PhoneNo>020 7946 0001</PhoneNo></Phone><Phone><TelephoneType>M</TelephoneType>
<PhoneNo>07700 900001</PhoneNo></Phone></Phones></Contact></Contacts>"""


def pupil(surname, forename, upn="", dob="2016-09-03", sex="F", more=""):
    return _PUPIL.format(surname=surname, forename=forename, upn=upn, dob=dob, sex=sex, more=more)


def ctf(
    path, *pupils, version="25.0", made="2025-07-01T10:30:00", to=("801", "2345"), root="CTfile"
):
    lea, estab = to
    text = _FILE.format(
        root=root, version=version, made=made, lea=lea, estab=estab, pupils="".join(pupils)
    )
    path.write_text(text, encoding="utf-8")
    return path
