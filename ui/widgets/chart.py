"""What is painted in place of figures: each chart has them as a table as well."""

from PySide6.QtWidgets import QWidget

Sheet = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Header and rows."""


class Chart(QWidget):
    """Stands in a `ChartView`, which shows the table, saves it and prints the chart."""

    def table(self) -> Sheet:
        """Header and rows of what is painted."""
        raise NotImplementedError
