"""What comes next for the rows of 附件3: what their units have put forward, and what they still have to say.

Nothing is made up here: a measure is a unit's own or it is asked for.
"""

from collections.abc import Sequence

from gwreport.domain.causes import Cause, in_order
from gwreport.domain.review.told_reasons import is_vague
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.behind import Behind
from gwreport.wording.causes import (
    BOTH_WANTED,
    CAUSES,
    MEASURE_PLANNED,
    MEASURE_TO_BE_SAID,
    MEASURE_WANTED,
    NEXT_STEP_WANTED,
    PROBLEM_WANTED,
)

# What a covering text names at most.
_MOST_UNITS = 6
_UNITS = "各牵头责任单位"


def units_of(rows: Sequence[Behind]) -> str:
    """Name the lead units of rows, of many only that they are."""
    units = dict.fromkeys(in_one_line(unit) for row in rows for unit in row.units)
    return "、".join(units) if 0 < len(units) <= _MOST_UNITS else _UNITS


def row_numbers(rows: Sequence[Behind]) -> str:
    """Give the numbers of rows of 附件3, of three and more in a row the first and the last: 1—4、6."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] + 1 == row.number:
            runs[-1].append(row.number)
        else:
            runs.append([row.number])
    parts = (
        [f"{run[0]}—{run[-1]}"] if len(run) > 2 else [str(number) for number in run] for run in runs
    )
    return "、".join(part for run in parts for part in run)


def next_step_values(rows: Sequence[Behind]) -> dict[str, object]:
    """Part the rows into those whose units have put forward what comes next, by cause, and the others."""
    planned = [row for row in rows if _is_planned(row)]
    causes = [row.causes[0] for row in planned]
    return {
        "planned_count": len(planned),
        "planned_rows": row_numbers(planned),
        "planned_causes": [
            {"name": CAUSES[cause], "count": causes.count(cause)}
            for cause in in_order(causes)
            if cause is not Cause.UNTOLD
        ],
        "wanted": [
            {
                "name": name,
                "count": len(found),
                "rows": row_numbers(found),
                "units": units_of(found),
            }
            for name, found in _wanted(rows).items()
        ],
    }


def measure_words(rows: Sequence[Behind]) -> str:
    """Say of the rows of one cause who does what next: what was put forward, or to put it forward."""
    planned = [row for row in rows if _is_planned(row)]
    said = [MEASURE_PLANNED.format(units=units_of(planned))] if planned else []
    said += [
        MEASURE_WANTED.format(units=units_of(found), name=name)
        for name, found in _wanted(rows).items()
    ]
    return "；".join(said)


def _is_planned(row: Behind) -> bool:
    """Say whether the unit has put forward a measure, and no phrase."""
    return bool(row.next_step) and not is_vague(row.next_step)


def _wanted(rows: Sequence[Behind]) -> dict[str, list[Behind]]:
    """Give what is wanting of rows, with those of which it is."""
    found: dict[str, list[Behind]] = {
        BOTH_WANTED: [],
        PROBLEM_WANTED: [],
        NEXT_STEP_WANTED: [],
        MEASURE_TO_BE_SAID: [],
    }
    for row in rows:
        # What a project waits for may stand in the account of it.
        is_told = Cause.UNTOLD not in row.causes
        if not row.next_step:
            found[NEXT_STEP_WANTED if is_told else BOTH_WANTED].append(row)
        elif not _is_planned(row):
            found[MEASURE_TO_BE_SAID if is_told else BOTH_WANTED].append(row)
        elif not is_told:
            found[PROBLEM_WANTED].append(row)
    return {name: wanting for name, wanting in found.items() if wanting}
