"""A pupil's marks in assessments of one title beside the class and the target, as a chart."""

from vault.domain.english.wording import worded
from vault.domain.line_data import Line, LineData
from vault.domain.mark_figures import Figures, PupilMark, PupilMarks
from vault.domain.markbook import Assessment, MarkLine, Target
from vault.domain.months import short_month
from vault.domain.scales import Scale


def target_of(line: MarkLine, title: str) -> Target | None:
    """The pupil's target in assessments of this title."""
    wanted = title.casefold()
    return next((target for target in line.targets if target.title.casefold() == wanted), None)


def pupil_chart(
    line: MarkLine, marked: list[tuple[Assessment, Scale, str, Figures]], name: str
) -> LineData:
    """`marked` are the assessments of one title, the earliest first, with what stands in the
    pupil's cell and the figures of the class. Empty where marks are no amounts."""
    title = marked[-1][0].title if marked else ""
    marks = [short_month(assessment.day) for assessment, *_ in marked]
    own, mean, area = [], [], []
    for place, (_, scale, value, figures) in enumerate(marked):
        amount = scale.amount(value) if scale.has_mean else None
        if amount is not None:
            own.append((place, float(amount)))
        if figures.mean is not None:
            mean.append((place, float(figures.mean)))
        if figures.quarter is not None and figures.three_quarters is not None:
            area.append((place, float(figures.quarter), float(figures.three_quarters)))
    lines = [Line(name, tuple(own), "accent")]
    lines += _target_line(line, marked, marks)
    lines.append(Line(worded("Class mean"), tuple(mean), "text2", dots=False))
    shown = tuple(each for each in lines if each.points)
    return LineData(
        worded("{0}: {1}, beside the class").format(title, line.called.known_as),
        tuple(marks),
        shown,
        tuple(area),
        worded("Class, middle half"),
    )


def _target_line(
    line: MarkLine, marked: list[tuple[Assessment, Scale, str, Figures]], marks: list[str]
) -> list[Line]:
    """From the pupil's first mark to the target, at its day where that is still to come."""
    target = target_of(line, marked[-1][0].title) if marked else None
    if target is None:
        return []
    scale = marked[-1][1]
    goal = scale.amount(target.value) if scale.has_mean else None
    first = next(
        (
            (place, scale.amount(value))
            for place, (_, scale, value, _) in enumerate(marked)
            if scale.amount(value) is not None
        ),
        None,
    )
    if goal is None or first is None or first[1] is None:
        return []
    if target.day is not None and target.day > marked[-1][0].day:
        marks.append(short_month(target.day))
    points = ((first[0], float(first[1])), (len(marks) - 1, float(goal)))
    return [Line(worded("Target, {0}").format(target.value), points, "text", "dash", dots=False)]


def pupil_charts(marks: PupilMarks, *, least: int = 2) -> list[LineData]:
    """Of the titles that were marked in points at `least` so often; what was marked most often
    comes first."""
    by_title: dict[str, list[PupilMark]] = {}
    for mark in marks.marks:
        if mark.scale.amount(mark.mark.value) is not None:
            by_title.setdefault(mark.assessment.title.casefold(), []).append(mark)
    name = marks.line.called.given or marks.line.called.family
    return [
        pupil_chart(
            marks.line, [(m.assessment, m.scale, m.mark.value, m.figures) for m in several], name
        )
        for several in sorted(by_title.values(), key=lambda several: -len(several))
        if len(several) >= least
    ]
