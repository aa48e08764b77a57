"""The title of a page about one class."""

from PySide6.QtWidgets import QComboBox

from ui.widgets.class_title import ClassTitle


def test_one_class_is_named_and_several_are_chosen_from(qtbot):
    classes = QComboBox()
    title = ClassTitle("Markbook", classes)
    for widget in (classes, title):
        qtbot.addWidget(widget)
    classes.addItem("Class 4A")
    title.show_class()
    assert title.text() == "Markbook, Class 4A"
    assert classes.isHidden()
    classes.addItem("Class 4B")
    title.show_class()
    assert title.text() == "Markbook"
    assert not classes.isHidden()


def test_a_class_with_a_long_name_leaves_room_beside_it_and_is_whole_in_the_list(qtbot):
    classes = QComboBox()
    title = ClassTitle("Markbook", classes)
    for widget in (classes, title):
        qtbot.addWidget(widget)
    classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for name in ("Class 4A", "A set of a long name of a long name of a name"):
        classes.addItem(name)
    title.show_class()
    assert classes.sizeHint().width() > classes.maximumWidth()
    assert classes.view().minimumWidth() > classes.view().sizeHintForColumn(0)
