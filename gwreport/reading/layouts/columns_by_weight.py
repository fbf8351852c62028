"""The columns of a table whose headings nobody knows, taken for what they weigh as, and told."""

from collections.abc import Iterator, Mapping, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.column_kinds import column_of
from gwreport.reading.layouts.column_weights import Guess, guessed_columns
from gwreport.reading.layouts.strange_headings import is_group
from gwreport.reading.words.headings import Role
from gwreport.wording.column_roles import role_name

Columns = dict[Role, tuple[int, ...]]


def settle_by_weight(
    columns: Columns, unknown: dict[int, str], body: Sequence[Sequence[Cell]]
) -> dict[int, Guess]:
    """Give columns whose headings are unknown the role that they weigh as beside the known ones, in place."""
    if not unknown:
        return {}
    texts = columns.get(Role.TEXT, ())
    is_broad = len(texts) == 1 and _goes_down(body, texts[0])
    weighed = {
        at: column_of(heading, body, at)
        for at, heading in unknown.items()
        if not (texts and is_group(heading))
    }
    found = guessed_columns(weighed, columns, is_broad=is_broad)
    for place, guess in found.items():
        columns[guess.role] = tuple(sorted((*columns.get(guess.role, ()), place)))
        del unknown[place]
    return found


def _goes_down(body: Sequence[Sequence[Cell]], place: int) -> bool:
    return any(row[place].down and row[place].text.strip() for row in body)


def told_guesses(
    place: Place, headings: Sequence[str] | Mapping[int, str], guesses: Mapping[int, Guess]
) -> Iterator[Finding]:
    """Tell of each column what it was taken for, and what it may be instead."""
    for at, guess in sorted(guesses.items()):
        heading = in_one_line(headings[at]) or f"第{at + 1}列"
        facts = {"heading": heading, "role": role_name(str(guess.role))}
        if guess.other is None:
            yield finding(DocumentCode.COLUMN_BY_CELLS, place, **facts)
        else:
            other = role_name(str(guess.other))
            yield finding(DocumentCode.COLUMN_DOUBTED, place, **facts, other=other)
