"""The dialog in which a picture is turned and cut before it comes in."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look.icons import set_icon
from ui.widgets.crop_view import CropView
from ui.widgets.form_dialog import FormDialog
from ui.widgets.picture import jpeg_pixmap
from ui.words import tr
from vault.domain.pictures import AS_IT_IS, Adjustment


class CropDialog(FormDialog):
    """Shows a JPEG as it was adjusted before; `view` has what is wanted."""

    def __init__(self, parent: QWidget, jpeg: bytes, adjust: Adjustment = AS_IT_IS) -> None:
        words = tr("Drag the corners of the frame: what lies outside it is not kept.")
        super().__init__(tr("Crop or turn"), words, parent, tr("Use this"))
        self.view = CropView()
        self.view.show_picture(jpeg_pixmap(jpeg), adjust)
        self.view.setFocus()
        self.turn, self.whole = QPushButton(f" {tr('Turn')}"), QPushButton(tr("Whole picture"))
        set_icon(self.turn, "rotate-cw")
        self.turn.clicked.connect(lambda: self.view.turn(1))
        self.whole.clicked.connect(self.view.reset)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.turn, self.whole):
            row.addWidget(button)
        row.addStretch(1)
        self.form.addRow(self.view)
        self.form.addRow(buttons)
