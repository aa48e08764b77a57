"""Pictures that are drawn once: until what they show, their size or the theme is another."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.look.theme import dress
from ui.widgets.kept_pictures import KeptPictures


def test_each_is_drawn_once_and_anew_where_anything_is_another(qapp):
    canvas, kept, drawn = QPixmap(200, 100), KeptPictures(), []

    def paint(shows, wide=40, ratio=1.0):
        painter = QPainter(canvas)
        kept.begin(ratio)
        kept.paint(painter, QRect(0, 0, wide, 20), shows, lambda _on, box: drawn.append(box))
        painter.end()
        return len(drawn)

    dress(qapp, "light")
    assert [paint("a"), paint("a"), paint("b"), paint("a", wide=50), paint("a")] == [1, 1, 2, 3, 3]
    assert paint("a", ratio=1.5) == 4
    kept.forget()
    assert paint("a", ratio=1.5) == 5
    dress(qapp, "dark")
    assert paint("a", ratio=1.5) == 6
    dress(qapp, "light")


def test_it_stands_where_its_box_is_and_as_sharp_as_the_screen(qapp):
    canvas, kept = QPixmap(40, 40), KeptPictures()
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    kept.begin(1.0)
    red = QColor("red")
    kept.paint(painter, QRect(10, 20, 8, 8), 1, lambda on, box: on.fillRect(box, red))
    painter.end()
    image = canvas.toImage()
    assert image.pixelColor(10, 20) == image.pixelColor(17, 27) == red
    assert image.pixelColor(9, 20) == image.pixelColor(18, 27) == QColor("white")
