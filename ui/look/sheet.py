"""The style sheet: frames, buttons, fields and ticks, in the colours of the theme.

Heights, selection and focus inside lists belong to the delegates; a style of our own in Python
would be asked some thousand times for each page that is drawn.

No rule is about what stands *in* something: Qt would hold each of a page's labels and buttons, and
all that they stand in, against it. Who stands on a coloured ground says so (`ground`, `kind`).
"""

from PySide6.QtCore import QDir

from ui.look.resources import resource
from ui.look.tokens import design, hex_of, radius, size, worn

_SHEET = """
QWidget#page, QScrollArea#page, QScrollArea#page > QWidget > QWidget#page {{
    background: {page}; }}
QFrame#sidebar {{ background: {window}; border: 0; border-right: 1px solid {border}; }}
QFrame#topbar {{ background: {page}; border: 0; border-bottom: 1px solid {border}; }}
QFrame#card {{ background: {surface}; border: 1px solid {border};
    border-radius: {card}px; }}
QScrollArea#framed {{ background: {surface}; border: 1px solid {border};
    border-radius: {control}px; }}
QFrame#drop {{ border: 2px dashed {field}; border-radius: {card}px; background: {surface}; }}
QFrame#palette {{ background: {surface}; border: 1px solid {field};
    border-radius: {card}px; }}
QFrame#curtain {{ background: {window}; }}
QFrame#toast {{ background: {toast}; border: 1px solid {toastEdge}; border-radius: {card}px; }}
QFrame#cardfoot {{ background: {window}; border: 0; border-top: 1px solid {border};
    border-bottom-left-radius: {card}px; border-bottom-right-radius: {card}px; }}
QLabel#quote {{ border: 0; border-left: 3px solid {border}; padding-left: 12px; }}
QFrame#rule {{ background: {border}; border: 0; }}

QPushButton, QToolButton {{ padding: 0 12px; min-height: {inside}px;
    border: 1px solid {border}; border-radius: {control}px;
    background: {surface}; color: {text}; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {pressed}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {focus}; padding: 0 11px;
    min-height: {inside_focus}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {dim}; border-color: {dimEdge}; }}
QPushButton[main="true"] {{ background: {accent}; color: {onAccent};
    border-color: {accent}; font-weight: 600; }}
QPushButton[main="true"]:hover {{ background: {accentText}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {ring}; }}
QPushButton[main="true"]:disabled {{ background: {hover}; color: {text2};
    border-color: {border}; }}
QPushButton[kind="bad"] {{ color: {badText}; }}
QPushButton[kind="bad"][main="true"] {{ background: {badFill}; color: {onBad};
    border-color: {badFill}; }}
QPushButton[kind="link"] {{ border-color: transparent; background: transparent;
    color: {accentText}; padding: 0 4px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {focus}; padding: 0 3px; }}
QPushButton[kind="ghost"] {{ border-color: transparent; background: transparent; }}
QPushButton[kind="ghost"]:hover {{ background: {hover}; }}
QPushButton[kind="ghost"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="ghost"]:checked {{ background: {selection}; color: {accentText};
    font-weight: 600; }}
QPushButton[kind="fold"] {{ border-color: transparent; background: transparent;
    padding: 0 8px 0 0; text-align: left; }}
QPushButton[kind="fold"]:hover {{ color: {accentText}; }}
QPushButton[kind="fold"]:focus {{ border: 2px solid {focus}; padding: 0 7px 0 0; }}
QPushButton[kind="recipient"] {{ border-color: {field}; text-align: left; min-height: 46px; }}
QPushButton[kind="recipient"]:focus {{ min-height: 44px; }}
QPushButton[kind="pill"] {{ border-radius: 15px; padding: 0; min-height: 30px; }}
QPushButton[kind="pill"]:focus {{ padding: 0; min-height: 28px; }}
QPushButton[kind="step"] {{ border-color: transparent; background: transparent; padding: 0;
    min-height: 0; }}
QPushButton[kind="step"]:hover {{ background: {hover}; }}
QPushButton[kind="step"]:disabled {{ background: transparent; }}
QPushButton[kind="step"]:focus {{ border: 2px solid {focus}; padding: 0; min-height: 0; }}
QPushButton[at="left"] {{ text-align: left; }}
QPushButton[kind="field"] {{ border-color: {border}; color: {text2}; text-align: left; }}
QPushButton[kind="chip"] {{ min-height: 22px; border-radius: 12px; padding: 0 9px; }}
QPushButton[kind="chip"]:focus {{ min-height: 20px; padding: 0 8px; }}
QPushButton[kind="chip"]:checked {{ background: {selection}; border-color: {accent};
    color: {accentText}; }}
QFrame#switch {{ background: {hover}; border: 1px solid {border};
    border-radius: {control}px; }}
QPushButton[kind="switch"] {{ border-color: transparent; background: transparent;
    min-height: 24px; color: {text2}; }}
QPushButton[kind="switch"]:checked {{ background: {surface}; border: 1px solid {border};
    color: {text}; font-weight: 600; }}
QPushButton[kind="switch"]:focus {{ border: 2px solid {focus}; min-height: 22px; }}
QPushButton[kind="toast"] {{ color: {toastLink}; background: transparent; border: 0;
    font-weight: 600; }}
QPushButton[kind="toast"]:focus {{ border: 2px solid {toastLink}; }}
QPushButton[answer="true"] {{ background: {surface}; text-align: left;
    border-radius: {card}px; }}
QPushButton[answer="true"]:hover {{ background: {hover}; }}
QPushButton[answer="true"]:checked {{ border: 2px solid {accent}; background: {accentSoft}; }}
QPushButton::menu-indicator {{ image: url(look:chevron-down.svg);
    subcontrol-position: right center; right: 8px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit,
QDateTimeEdit {{ border: 1px solid {field}; border-radius: {control}px;
    background: {surface}; color: {text}; placeholder-text-color: {text2};
    selection-background-color: {accent}; selection-color: {onAccent}; }}
QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit {{ max-height: {inside}px; }}
QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit {{
    min-height: {inside}px; padding: 0 9px; }}
QPlainTextEdit, QTextEdit {{ padding: 5px 7px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus {{ border: 2px solid {focus}; padding: 0 8px;
    min-height: {inside_focus}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {focus}; padding: 4px 6px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {sunken};
    border-color: {border}; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ color: {text2};
    background: {sunken}; border-color: {border}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QDateEdit[wrong="true"] {{ border: 2px solid {badText}; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url(look:chevron-down.svg); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {field};
    selection-background-color: {selection}; selection-color: {text}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; }}
QSpinBox::up-button, QDateEdit::up-button, QTimeEdit::up-button, QDateTimeEdit::up-button {{
    border: 0; width: 22px; subcontrol-position: top right; }}
QSpinBox::down-button, QDateEdit::down-button, QTimeEdit::down-button,
QDateTimeEdit::down-button {{ border: 0; width: 22px; subcontrol-position: bottom right; }}
QSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow {{
    image: url(look:chevron-up.svg); width: 12px; height: 12px; }}
QSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow,
QDateTimeEdit::down-arrow {{ image: url(look:chevron-down.svg); width: 12px; height: 12px; }}

QCheckBox, QRadioButton {{ spacing: 8px; min-height: 24px; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator,
QTreeView::indicator, QGroupBox::indicator {{ width: {tick}px; height: {tick}px;
    border: 1px solid {field}; border-radius: 4px; background: {surface}; }}
QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; width: {tick_focus}px;
    height: {tick_focus}px; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked,
QTreeView::indicator:checked, QGroupBox::indicator:checked {{ background: {accent};
    border-color: {accent}; image: url(look:tick.svg); }}
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate,
QTableView::indicator:indeterminate {{ background: {accent}; border-color: {accent};
    image: url(look:bar.svg); }}
QCheckBox::indicator:checked:focus, QCheckBox::indicator:indeterminate:focus {{
    border: 2px solid {ring}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {sunken};
    border-color: {border}; }}
QCheckBox::indicator:checked:disabled {{ background: {field}; border-color: {field}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {text2}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accentText}; }}
QRadioButton::indicator {{ width: {tick}px; height: {tick}px; border: 1px solid {field};
    border-radius: 8px; background: {surface}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {accent};
    border-radius: 8px; background: {onAccent}; }}

QTableView, QListView, QListWidget, QTreeView {{ border: 1px solid {border};
    border-radius: {card}px; background: {surface}; outline: 0;
    alternate-background-color: {surface}; selection-background-color: {selection};
    selection-color: {text}; gridline-color: {border}; }}
QTableView::item {{ padding: 0 8px; border: 0; border-bottom: 1px solid {border}; }}
QTableView::item:selected {{ background: {selection}; color: {text}; }}
QListWidget::item {{ padding: 4px 8px; min-height: 24px; }}
QListWidget::item:selected, QTreeView::item:selected {{ background: {selection};
    color: {text}; }}
QLineEdit#search {{ border-color: {border}; }}
QLineEdit#search:focus {{ border-color: {focus}; }}
QTableView:focus, QListView:focus, QListWidget:focus, QTreeView:focus {{
    border: 1px solid {focus}; }}
QTableView[own_cursor="true"]:focus {{ border-color: {border}; }}
QTableView[bare="true"], QTableView[bare="true"]:focus {{ border: 0; background: transparent; }}
QListView#nav {{ border: 0; background: transparent; }}
QListView#faces, QListView[bare="true"] {{ border: 0; background: transparent; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ padding: 0 11px; border: 0; border-bottom: 1px solid {border};
    background: transparent; color: {text2}; font-size: 13px; font-weight: 600;
    min-height: {header}px; }}
QHeaderView::down-arrow {{ image: url(look:chevron-down.svg); width: 12px; height: 12px;
    subcontrol-position: right center; right: 6px; }}
QHeaderView::up-arrow {{ image: url(look:chevron-up.svg); width: 12px; height: 12px;
    subcontrol-position: right center; right: 6px; }}
QHeaderView::section:vertical {{ color: {text}; font-weight: 400; }}
QTableCornerButton::section {{ border: 0; background: transparent; }}
QAbstractScrollArea::corner {{ border: 0; background: transparent; }}

QTabWidget::pane {{ border: 0; border-top: 1px solid {border}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ height: {tabs}px; padding: 0 2px; margin-right: 22px; color: {text2};
    border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; font-weight: 600;
    border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accentText}; background: {accentSoft}; }}
QTabBar::tab:disabled {{ color: {field}; }}
QTabBar::tear {{ width: 0; border: 0; }}
QTabBar QToolButton {{ padding: 0; min-height: 24px; }}

QGroupBox {{ border: 1px solid {border}; border-radius: {card}px; background: {surface};
    padding: 36px 12px 8px 12px; }}
QGroupBox::title {{ subcontrol-origin: border; subcontrol-position: top left; left: 20px;
    top: 12px; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {field}; border-radius: {control}px;
    padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; color: {text}; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {field}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QToolTip {{ background: {toast}; color: {onToast}; border: 0; padding: 6px 8px; }}
QProgressBar {{ border: 0; border-radius: 4px; background: {hover}; max-height: 8px;
    min-height: 8px; color: transparent; font-size: 1px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {border}; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0;
    border: 2px solid {accent}; border-radius: 8px; background: {surface}; }}
QSlider::handle:horizontal:focus {{ border: 3px solid {focus}; width: 12px; height: 12px; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {field}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}

QLabel[quiet="true"] {{ color: {text2}; }}
QLabel[ground="toast"] {{ color: {onToast}; }}
QLabel[key="true"] {{ padding: 0 5px; border: 1px solid {border}; border-radius: 4px;
    color: {text2}; font-size: 13px; }}
QLabel[badge="true"] {{ padding: 0 10px; min-height: 22px; border-radius: 11px; background: {hover};
    color: {text2}; font-size: 13px; }}
"""

_TONE = """
QFrame[tone="{tone}"] {{ background: {background}; border: 1px solid {edge};
    border-radius: {control}px; }}
QLabel[ground="{tone}"], QLabel[tone="{tone}"] {{ color: {words}; }}
QLabel[badge="true"][tone="{tone}"] {{ background: {background}; color: {words};
    border: 1px solid {edge}; border-radius: 11px; min-height: 20px; padding: 0 10px 0 28px; }}
"""

TONES = ("info", "good", "warn", "bad")


def style_sheet() -> str:
    """Of the whole program, in the theme that is worn; pictures are found under `look:`."""
    QDir.setSearchPaths("look", [str(resource("look", worn().value))])
    colours = {name: hex_of(name) for name in design()["themes"][worn()]}
    high = size("control")
    # Where the edges of buttons are as strong as words, that of one that is off is dimmer too.
    is_strong = colours["border"] == colours["text"]
    colours["dimEdge"] = colours["dim" if is_strong else "border"]
    colours["pressed"] = colours["j3" if is_strong else "border"]
    # What is filled needs another colour around it to show that the keyboard is there.
    colours["ring"] = colours["focus" if is_strong else "text"]
    colours["toastEdge"] = colours["border" if is_strong else "toast"]
    measures = {
        "card": radius("card"),
        "control": radius("control"),
        "inside": high - 2,
        "inside_focus": high - 4,
        "tick": size("checkbox") - 2,
        "tick_focus": size("checkbox") - 4,
        "header": size("table_header") - 1,
        "tabs": size("tabs") - 2,
    }
    tones = "".join(
        _TONE.format(
            tone=tone,
            background=hex_of(f"{tone}Bg"),
            words=hex_of(f"{tone}Text"),
            # Where backgrounds are all alike, as in high contrast, the edge carries the tone.
            edge=hex_of(f"{tone}Text" if hex_of(f"{tone}Bg") == hex_of("page") else f"{tone}Bg"),
            control=radius("control"),
        )
        for tone in TONES
    )
    return _SHEET.format(**colours, **measures) + tones
