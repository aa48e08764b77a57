"""The first window on a new machine: create a vault, open or restore one, or see the demo."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.widgets.at_left import in_middle
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.progress import show_share


class WelcomePage(QWidget):
    """Ways into the program for a machine that knows no vault. `progressed` carries done and
    total."""

    create_wanted = Signal()
    open_wanted = Signal()
    receive_wanted = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal()
    progressed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Welcome"))
        self.notice = Notice()
        column = QWidget()
        column.setFixedWidth(520)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(in_middle(column))
        outer.addStretch(1)
        layout = QVBoxLayout(column)
        layout.addWidget(Title(self.tr("Welcome to Tuckbox")))
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "Pupils' records and photos, locked on this computer. Nothing here can reach"
                    " a network. What would you like to do?"
                )
            )
        )
        self.buttons: list[QPushButton] = []
        for title, words, signal in self._choices():
            self._offer(layout, title, words, signal)
        self.buttons[0].setProperty("main", True)
        self.setFocusProxy(self.buttons[0])
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        # Told from the worker's thread, so that it comes through the queue.
        self.progressed.connect(self._report)
        layout.addSpacing(10)
        layout.addWidget(self.notice)
        layout.addWidget(self.bar)

    def _choices(self) -> tuple[tuple[str, str, SignalInstance], ...]:
        return (
            (
                self.tr("Create a vault for my school"),
                self.tr("You become its data lead: you import the roll and add staff."),
                self.create_wanted,
            ),
            (
                self.tr("Open a vault"),
                self.tr("A folder whose name ends in .tuckbox, on this computer or a USB stick."),
                self.open_wanted,
            ),
            (
                self.tr("Restore a backup"),
                self.tr(
                    "A .tuckbackup file, or an incremental backup folder, becomes a vault again."
                ),
                self.restore_wanted,
            ),
            (
                self.tr("Receive a sealed file from a colleague"),
                self.tr("A file whose name ends in .tuck; you need a vault to put it in."),
                self.receive_wanted,
            ),
            (
                self.tr("Try a demo school"),
                self.tr("420 invented pupils; nothing in it is real and nothing can go wrong."),
                self.demo_wanted,
            ),
        )

    def _offer(self, layout: QVBoxLayout, title: str, words: str, signal: SignalInstance) -> None:
        button = QPushButton(title)
        button.setMinimumHeight(44)
        button.setAccessibleDescription(words)
        button.clicked.connect(signal)
        layout.addSpacing(10)
        layout.addWidget(button)
        layout.addWidget(PlainLabel(words))
        self.buttons.append(button)

    def show_building(self, words: str) -> None:
        """Something long is being made; nothing else can be chosen meanwhile."""
        for button in self.buttons:
            button.setEnabled(False)
        self.notice.say(words)
        self.bar.setRange(0, 0)
        self.bar.show()

    def _report(self, done: int, total: int) -> None:
        show_share(self.bar, done, total)
