"""Questions of identity in words: what is asked, the answers, and what each of them does."""

from collections.abc import Callable, Sequence

from ui.desk.record_words import field_words
from ui.widgets.dates import stored_day_text
from ui.words import counted, tr, within_sentence
from vault.domain.file_names import readable
from vault.domain.identity.folding import fold, folded_number, words_of
from vault.domain.identity.questions import Answer, Candidate, Question

_CALLED = {"pupil": "child", "photo": "child", "staff": "person", "class": "class"}
_MANY = {"child": "children", "person": "people", "class": "classes"}


def called(question: Question) -> str:
    """'child', 'person' or 'class'."""
    return _CALLED.get(question.kind, "record")


def heading(question: Question) -> str:
    """The question itself."""
    if question.kind == "photo":
        return tr("Whose picture is this?")
    if question.kind == "mark":
        return tr("Which row counts for {0}?").format(question.incoming.name)
    return tr("Is this the same {0}?").format(called(question))


def place(question: Question) -> str:
    """Where in the file it stands: 'row 17', or the file of a picture."""
    if question.kind == "photo":
        return readable(question.file)
    if question.line:
        row = tr("row {0}").format(question.line)
        return f"{question.file}, {row}" if question.file else row
    return question.file


def because(question: Question) -> str:
    """The reason as a sentence."""
    reason = question.reason
    return f"{reason[:1].upper()}{reason[1:]}." if reason else ""


def short_answer(question: Question, answer: str) -> str:
    """For the list of questions: what was answered, or that nothing was."""
    word, _, record = answer.partition(",")[0].partition(":")
    if word == Answer.NEW:
        return tr("another {0}: added").format(called(question))
    if word == Answer.SKIP:
        return tr("left out")
    if word == Answer.SAME:
        named = [c for c in question.candidates if record in {"", c.id}]
        return tr("the same: {0}").format(distinct_words(question, named[0]) if named else record)
    return tr("not answered")


def unanswered_words(open_ones: int, left_out: int) -> str:
    """What stays out because of questions; nothing when none does."""
    sentences = []
    if open_ones:
        single = tr("1 question is not answered: its record is left out.")
        many = tr("{0} questions are not answered: their records are left out.")
        sentences.append(counted(open_ones, single, many))
    if left_out:
        sentences.append(tr("{0} left out by your answer.").format(left_out))
    return " ".join(sentences)


def same_words(question: Question, candidate: Candidate) -> tuple[str, str]:
    """The answer that it is this one, and what it does."""
    if question.kind == "photo":
        done = tr("The picture becomes their photo; older photos stay.")
        return tr("It is {0}").format(distinct_words(question, candidate)), done
    if question.kind == "mark":
        title = tr("{0}: {1}").format(candidate.name.capitalize(), candidate.number)
        return title, tr("This mark is taken; the other rows are left out.")
    done = _what_changes(question.incoming, candidate)
    if len(question.candidates) == 1:
        return tr("Yes, the same {0}").format(called(question)), done
    return tr("The same as {0}").format(distinct_words(question, candidate)), done


def _what_changes(incoming: Candidate, current: Candidate) -> str:
    """'Mia Lee becomes Mia Li. Takes from the file: class 4B.'"""
    differs = [
        (field, of(incoming))
        for field, of in FIELDS
        if agree(field, of(incoming), of(current)) is False
    ]
    apart = homes_differ(incoming, current)
    if not differs and not apart:
        return tr("One record. Nothing in the vault changes.")
    sentences = []
    if differs and differs[0][0] == "Name":
        named = tr("{0} becomes {1}. The old name stays in the history.")
        sentences.append(named.format(current.name, incoming.name))
        differs = differs[1:]
    if differs:
        taken = ", ".join(f"{within_sentence(tr(field))} {value}" for field, value in differs)
        sentences.append(tr("Takes from the file: {0}.").format(taken))
    return " ".join(sentences) or tr("One record, with its contacts as ticked below.")


def homes_differ(incoming: Candidate, current: Candidate) -> bool:
    """Whether the file has another address or another first contact."""
    return any(agree(field, of(incoming), of(current)) is False for field, of in _HOME)


def contacts_words(question: Question) -> str:
    """What is asked about contacts beside the question; '' where the file has none that differ."""
    if question.kind != "pupil":
        return ""
    incoming = question.incoming
    if not any(homes_differ(incoming, current) for current in question.candidates):
        return ""
    is_address_alone = all(
        agree("Call first", incoming.call_first, current.call_first) is not False
        for current in question.candidates
    )
    if is_address_alone:
        return tr("Take the new address too")
    return tr("Take the contacts of the file too, and their address")


def distinct_words(question: Question, candidate: Candidate) -> str:
    """The name with what tells this one from the others: 'Ann Lee, 4A'."""
    others = [c for c in question.candidates if c.id != candidate.id]
    for field, of in (*FIELDS[2:], FIELDS[1]):
        value = of(candidate)
        if value and all(not agree(field, value, of(c)) for c in others):
            return f"{candidate.name}, {value}"
    return candidate.name


def new_words(question: Question) -> tuple[str, str]:
    """The answer that it is somebody else."""
    if len(question.candidates) == 1:
        many = _MANY.get(called(question), "records")
        done = tr("A second record is added. {0} stays as it is.")
        return tr("No, two {0}").format(many), done.format(question.candidates[0].name)
    title = tr("Another {0}").format(called(question))
    return title, tr("A new record is added. Who is here stays as they are.")


def skip_words(question: Question) -> tuple[str, str]:
    """The answer that nothing is done."""
    if question.kind == "photo":
        return tr("Not sure"), tr("The picture is left out.")
    if question.kind == "mark":
        return tr("None of them"), tr("This pupil's mark stays as it is.")
    if question.line:
        done = tr("Leave row {0} out and ask the office.").format(question.line)
    else:
        done = tr("Leave this out and ask the office.")
    return tr("Not sure"), done


def list_words(question: Question) -> str:
    """In the list of questions: 'Mia Lee or Mia Li', where the two are called differently."""
    name = question.incoming.name or place(question)
    if len(question.candidates) != 1 or question.kind == "photo":
        return name
    other = question.candidates[0].name
    return name if fold(name) == fold(other) else tr("{0} or {1}").format(other, name)


Field = tuple[str, Callable[[Candidate], str]]
FIELDS: tuple[Field, ...] = (
    ("Name", lambda c: c.name),
    ("Born", lambda c: stored_day_text(c.born)),
    ("Class", lambda c: c.class_name),
    ("Number", lambda c: c.number),
    ("UPN", lambda c: c.upn),
)
"""What is told of each, and how it is read."""
_NAMES: tuple[Field, ...] = (
    ("Given name", lambda c: c.given),
    ("Family name", lambda c: c.family),
)
_HOME: tuple[Field, ...] = (
    ("Address", lambda c: c.address),
    ("Call first", lambda c: c.call_first),
)
"""What is known of the child's contacts."""
_VERDICT: dict[str, Callable[[], str]] = {
    "Born": lambda: field_words("born"),
    "Call first": lambda: tr("First contact"),
}
"""Within a sentence."""
_COLUMNS = {"Given name": "legal_given", "Family name": "legal_family", "UPN": "upn"}


def fields_of(question: Question) -> tuple[Field, ...]:
    """What is shown side by side: the names apart where the file has them so, and nothing that is
    known of nobody."""
    if question.kind == "mark":
        return (("Mark", lambda c: c.number),)
    people = (question.incoming, *question.candidates)
    has_parts = bool(question.incoming.given or question.incoming.family)
    _, born, room, number, upn = FIELDS
    rows = (*_NAMES, born, upn, room, *_HOME, number) if has_parts else (*FIELDS, *_HOME)
    return tuple((field, of) for field, of in rows if any(of(person) for person in people))


def field_title(question: Question, field: str) -> str:
    """What the field is called, for this kind of record and in this country."""
    if field == "Number" and question.kind == "pupil" and question.incoming.given:
        return tr("Admission no.")
    return field_words(_COLUMNS[field]) if field in _COLUMNS else tr(field)


def verdict(question: Question) -> str:
    """'UPN and class agree. Family name differs.', of the file and who could be meant."""
    if len(question.candidates) != 1:
        return ""
    other = question.candidates[0]
    same: list[str] = []
    apart: list[str] = []
    for field, of in fields_of(question):
        alike = agree(field, of(question.incoming), of(other))
        if alike is not None:
            title = _VERDICT[field]() if field in _VERDICT else field_title(question, field)
            (same if alike else apart).append(title)
    sentences = (
        _listed(same, tr("{0} agrees."), tr("{0} agree.")),
        _listed(apart, tr("{0} differs."), tr("{0} differ.")),
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _listed(words: Sequence[str], of_one: str, of_more: str) -> str:
    if not words:
        return ""
    first, *rest = words
    parts = [first, *(within_sentence(word) for word in rest)]
    if len(parts) == 1:
        return of_one.format(parts[0])
    return of_more.format(tr("{0} and {1}").format(", ".join(parts[:-1]), parts[-1]))


def agree(field: str, value: str, other: str) -> bool | None:
    """Whether two values are alike; None where one of them is not known."""
    if not value or not other:
        return None
    if field == "Name":
        return fold(value) == fold(other) or sorted(words_of(value.replace(",", " "))) == sorted(
            words_of(other.replace(",", " "))
        )
    if field == "Address":
        return words_of(value.replace(",", " ")) == words_of(other.replace(",", " "))
    if field == "Call first":
        (name, _, relation), (another, _, same) = value.partition(", "), other.partition(", ")
        return fold(name) == fold(another) and (
            not relation or not same or fold(relation) == fold(same)
        )
    if field in ("Number", "UPN"):
        return folded_number(value) == folded_number(other)
    return fold(value) == fold(other)
