"""XML from outside as one pupil at a time: no entities, no DTD, and nothing without a bound.

A file of 20,000 pupils is never in memory as a whole.
"""

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from vault.domain.english.wording import worded
from vault.errors import BadFileError, UnsafeFileError

MOST_BYTES = 200 << 20
_DEEPEST = 24
_MOST_BETWEEN = 50_000
"""Elements of one pupil, and of all that stands before, between and behind them."""
_MOST_TO_NEXT = 1 << 20
"""Bytes from one tag to the next: attributes and texts are in memory as a whole."""
_PUPIL = "pupil"
"""In CTFpupilData and in ATFpupilData alike."""
_ROOTS = frozenset({"ctfile", "atfile"})
_PIECE = 1 << 16
Opens = Callable[[], BinaryIO]
"""Opens the file to be read from its beginning; it is read twice."""


def name_of(element: Element) -> str:
    """The element's name in small letters, without a namespace: 'ctfversion'."""
    tag: str = element.tag
    return tag.rpartition("}")[2].lower()


def looks_like_xml(head: bytes) -> bool:
    """Whether the first bytes of a file can be those of XML; cheap, where most files are none."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] == b"<"


def looks_like_ctf(opens: Opens) -> bool:
    """Whether the first element is that of a common transfer or admissions transfer file."""
    try:
        return any(_first_names(opens))
    except (BadFileError, UnsafeFileError):
        return False


def _first_names(opens: Opens) -> Iterator[bool]:
    for _, element in _events(opens, ""):
        yield name_of(element) in _ROOTS
        return


def pupils_of(opens: Opens) -> Iterator[tuple[Element, Element]]:
    """(the file's root with what has been read of it, a pupil) for each pupil. BadFileError for
    what is no XML; UnsafeFileError for what is built to do harm."""
    encoding = "" if _is_as_declared(opens) else "cp1252"
    count = 0
    root: Element | None = None
    above: list[Element] = []
    for event, element in _events(opens, encoding):
        if event == "start":
            root = element if root is None else root
            above.append(element)
            count += 1
            if len(above) > _DEEPEST or count > _MOST_BETWEEN:
                raise UnsafeFileError(reason="it is nested or repeated beyond all measure")
            continue
        above.pop()
        if root is not None and above and name_of(element) == _PUPIL:
            yield root, element
            above[-1].remove(element)
            count = 0
    if root is None:
        raise BadFileError(reason="it is no XML file")


def _is_as_declared(opens: Opens) -> bool:
    """Whether the file is in the encoding that it names; old programs write Windows letters under
    the name of UTF-8."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    is_utf8, size = True, 0
    try:
        with opens() as file:
            head = file.read(200).lower()
            if head[:2] in (b"\xff\xfe", b"\xfe\xff") or (
                b"encoding" in head and b"utf-8" not in head
            ):
                return True
            piece = head
            while piece and is_utf8:
                decode(piece)
                size += len(piece)
                if size > MOST_BYTES:
                    raise UnsafeFileError(reason=worded("it is far too large for a file of pupils"))
                piece = file.read(_PIECE)
    except UnicodeDecodeError:
        is_utf8 = False
    except OSError as error:
        raise BadFileError(reason="it cannot be opened") from error
    return is_utf8


class _Bounded:
    """What the parser reads: no more than `_MOST_TO_NEXT` bytes without a `tag_seen`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._since = file, 0

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self._since += len(piece)
        if self._since > _MOST_TO_NEXT:
            raise UnsafeFileError(
                reason=worded("a part of it is far too long for a file of pupils")
            )
        return piece

    def tag_seen(self) -> None:
        self._since = 0


def _events(opens: Opens, encoding: str) -> Iterator[tuple[str, Element]]:
    parser = DefusedXMLParser(encoding=encoding or None, forbid_dtd=True)
    try:
        with opens() as file:
            bounded = _Bounded(file)
            for event, element in iterparse(bounded, events=("start", "end"), parser=parser):
                bounded.tag_seen()
                yield event, element
    except DefusedXmlException as error:
        raise UnsafeFileError(reason="it holds a document type or entities") from error
    except (ParseError, LookupError, ValueError) as error:
        raise BadFileError(reason="it is no whole XML file") from error
    except OSError as error:
        raise BadFileError(reason="it cannot be opened") from error
