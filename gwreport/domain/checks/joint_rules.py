"""Rules on several lead units of one item that tell different things of it."""

from collections.abc import Iterator
from itertools import combinations

from gwreport.domain.checks.case import Case, Check, Told
from gwreport.domain.checks.figure_words import figures_by_name
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.returns.returns import Entry
from gwreport.domain.texts.figures import Figure, read_cell_figure

# Figures that were rounded differently are the same.
_ALIKE = 0.005
# The units of a group (各镇街) each tell of their own part.
_MOST = 5


def _figures_differ(case: Case) -> Iterator[Told]:
    if len(case.leads) > _MOST:
        return
    for one, other in combinations(case.filled, 2):
        for part in (Field.VALUE, Field.GROWTH):
            first, second = read_cell_figure(one.text(part)), read_cell_figure(other.text(part))
            if first and second and first.unit and _differ(first, second):
                yield _told(one, other, part, "", first, second)
                break
        else:
            theirs = {
                (key, figure.base_unit): figure
                for key, figure in figures_by_name(other.text(Field.COMPLETION))
            }
            for key, figure in figures_by_name(one.text(Field.COMPLETION)):
                second = theirs.get((key, figure.base_unit))
                if len(key) > 3 and second is not None and _differ(figure, second):
                    yield _told(one, other, Field.COMPLETION, key, figure, second)
                    break


def _differ(one: Figure, other: Figure) -> bool:
    if one.base_unit != other.base_unit or one.about or other.about:
        return False
    larger = max(abs(one.amount), abs(other.amount))
    return abs(one.amount - other.amount) > _ALIKE * larger


def _told(
    one: Entry, other: Entry, part: FieldKey, what: str, first: Figure, second: Figure
) -> Told:
    facts = {"what": what, "first": first.text, "other": other.unit, "second": second.text}
    words = f"{what}{first.text}\n{other.unit}\n{what}{second.text}"
    return Told(one.unit, part, words, facts)


CHECKS = (Check(CheckCode.JOINT_FIGURES_DIFFER, _figures_differ),)
