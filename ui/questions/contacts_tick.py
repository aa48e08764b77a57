"""Whether contacts of the file come with the child who is the same."""

from PySide6.QtWidgets import QCheckBox

from ui.questions.question_words import contacts_words
from ui.widgets.typed_fields import KEPT
from vault.domain.identity.questions import WITHOUT_CONTACTS, Answer, Question, takes_contacts


class ContactsTick(QCheckBox):
    """Asked beside a question whose sides differ in them, and ticked until somebody says no."""

    def __init__(self) -> None:
        super().__init__()
        # It stands in the answer, which is kept.
        self.setProperty(KEPT, True)

    def show_question(self, question: Question, given: str) -> None:
        """As it was answered; away where there is nothing to ask."""
        words = contacts_words(question)
        self.setText(words)
        self.setVisible(bool(words))
        self.setChecked(takes_contacts(given))

    def with_contacts(self, answer: str) -> str:
        """The answer with what the tick says."""
        leaves = not self.isHidden() and not self.isChecked()
        is_same = answer.partition(":")[0] == Answer.SAME
        return f"{answer},{WITHOUT_CONTACTS}" if leaves and is_same else answer
