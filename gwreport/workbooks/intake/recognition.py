"""Whose return it is and of which round: by stamp, by tokens, by its texts, and never by its name."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact, UnitRound
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.form.columns import Given
from gwreport.domain.rounds import Round
from gwreport.domain.texts.look_alikes import text_key
from gwreport.officefiles.xlsx.model import RawWorkbook
from gwreport.wording.names import DISTRIBUTION_LIST, names_round
from gwreport.workbooks.intake_context import IntakeContext
from gwreport.workbooks.returned.marks import Mark, MarkPlace, find_stamps, read_token, token_mark
from gwreport.workbooks.returned.tables import ReturnedTable
from gwreport.workbooks.stamp import Trust

_ENOUGH_TEXTS = 0.9
_PLACE_WORDS = {
    MarkPlace.PROPERTY: "文件属性",
    MarkPlace.SHEET: "标识工作表",
    MarkPlace.DEFINED_NAME: "定义名称",
    MarkPlace.TOKENS: "各行识别码",
}


@dataclass(slots=True)
class Recognition:
    """Whose return it is.

    `round` is a code and `unit` a canonical name, both "" while nothing is known; `held` says that
    a person must confirm, `refused` that it is none of ours; `correction` is the number of the
    sending back that it answers, 0 for none.
    """

    round: str = ""
    unit: str = ""
    identified_by: str = ""
    held: bool = False
    refused: bool = False
    correction: int = 0
    findings: list[Finding] = field(default_factory=list[Finding])


def recognise(
    book: RawWorkbook, tables: Sequence[ReturnedTable], name: str, context: IntakeContext
) -> Recognition:
    """Say whose return a workbook is and of which round.

    `name`, the file's own, is no mark: it only serves to warn when it names another unit.
    """
    marks = find_stamps(book, context) + _token_marks(tables, context)
    genuine = [mark for mark in marks if mark.trust is Trust.GENUINE]
    result = Recognition()
    if genuine:
        _by_marks(genuine, result, context)
    elif any(mark.trust is Trust.OTHER_WORKSPACE for mark in marks):
        result.refused = True
        result.findings.append(Finding(ReturnCode.OTHER_WORKSPACE))
        return result
    else:
        _by_texts(book, tables, name, result, context)
    if any(mark.trust is Trust.ALTERED for mark in marks):
        result.findings.append(Finding(ReturnCode.MARK_ALTERED))
    if genuine and book.full:
        _tell_missing_marks({mark.place for mark in genuine}, tables, result)
    if result.unit:
        _compare_file_name(name, result, context)
    return result


def _token_marks(tables: Iterable[ReturnedTable], context: IntakeContext) -> list[Mark]:
    # The first genuine token of each table will do: the rows are checked one by one later.
    found: list[Mark] = []
    for table in tables:
        place = table.columns.get(Given.TOKEN, 0)
        for row, cells in table.sheet.rows.items():
            if row <= table.header_row or place not in cells:
                continue
            read = read_token(cells[place], context)
            if read is not None:
                found.append(token_mark(*read))
                if read[1]:
                    break
    return found


def _by_marks(genuine: Sequence[Mark], result: Recognition, context: IntakeContext) -> None:
    first = genuine[0]
    code, unit = str(first.round), context.unit_names.get(first.unit_number, "")
    result.identified_by = first.place.value
    if (code, unit) not in context.rows:
        result.refused = True
        facts = {"round": first.round, "unit": unit or f"编号{first.unit_number}"}
        result.findings.append(Finding(ReturnCode.NOT_ISSUED, facts=facts))
        return
    result.round, result.unit = code, unit
    result.correction = next((mark.correction for mark in genuine if mark.correction), 0)
    said = {(mark.round, mark.unit_number) for mark in genuine}
    others = tuple(
        dict.fromkeys(
            UnitRound(context.unit_names.get(number, f"编号{number}"), round_)
            for round_, number in sorted(said)
        )
    )
    if len(others) > 1:
        result.held = True
        result.findings.append(Finding(ReturnCode.MARKS_DISAGREE, facts={"marks": others}))


def _tell_missing_marks(
    places: set[MarkPlace], tables: Sequence[ReturnedTable], result: Recognition
) -> None:
    wanted = set(MarkPlace)
    if not any(len(table.sheet.rows) > 1 for table in tables):
        wanted.discard(MarkPlace.TOKENS)
    missing = [_PLACE_WORDS[place] for place in MarkPlace if place in wanted - places]
    if missing:
        facts = {"missing": tuple(missing), "used": _PLACE_WORDS[_first(places)]}
        result.findings.append(Finding(ReturnCode.MARKS_GONE, facts=facts))


def _first(places: set[MarkPlace]) -> MarkPlace:
    return next(place for place in MarkPlace if place in places)


def _by_texts(
    book: RawWorkbook,
    tables: Sequence[ReturnedTable],
    name: str,
    result: Recognition,
    context: IntakeContext,
) -> None:
    written = {
        text_key(table.sheet.text(row, table.columns[Given.TEXT]))
        for table in tables
        if Given.TEXT in table.columns
        for row in table.sheet.rows
        if row > table.header_row
    } - {""}
    result.held = True
    # Answers to supervision repeat texts of the round that they are upon: the tables tell them apart.
    names = {table.form.name for table in tables}
    units = _units_by_texts(written, names, context)
    if not units:
        result.refused = not tables
        if result.refused and book.sheets and book.sheets[0].name == DISTRIBUTION_LIST:
            # It lies in the folder of the workbooks, and is collected with them by mistake.
            result.findings.append(Finding(ReturnCode.DISTRIBUTION_LIST))
            return
        code = ReturnCode.NO_TABLE if not tables else ReturnCode.UNKNOWN_RETURN
        result.findings.append(Finding(code))
        return
    result.identified_by = "texts"
    words = [text for table in tables for text in _title_words(table)]
    for sheet in book.sheets:
        words += list(sheet.rows.get(1, {}).values())
    unit = _named_unit(units, words, name)
    round_, assumed = _round_by_words(unit, [*words, name], names, context)
    result.round, result.unit = str(round_), unit
    facts: dict[str, Fact] = {"unit": unit, "round": round_}
    if len(units) > 1:
        facts["others"] = tuple(other for other in units if other != unit)
        result.findings.append(Finding(ReturnCode.IDENTITY_SHARED, facts=facts))
        return
    code = ReturnCode.IDENTITY_ASSUMED if assumed else ReturnCode.IDENTITY_BY_TEXTS
    result.findings.append(Finding(code, facts=facts))


def _units_by_texts(written: set[str], names: Collection[str], context: IntakeContext) -> list[str]:
    # Of the units whose issued texts are there almost all, those with the most.
    found: dict[str, tuple[float, int]] = {}
    for (_, unit), rows in context.rows.items():
        if not context.asks_in(rows, names):
            continue
        issued = [keys for item in rows.items if (keys := context.issued_keys(rows, item))]
        common = sum(bool(keys & written) for keys in issued)
        if issued and common / len(issued) >= _ENOUGH_TEXTS:
            found[unit] = max(found.get(unit, (0.0, 0)), (common / len(written), common))
    best = max(found.values(), default=None)
    return [unit for unit, score in found.items() if score == best]


def _title_words(table: ReturnedTable) -> list[str]:
    return [
        text
        for row, cells in table.sheet.rows.items()
        if row < table.header_row
        for text in cells.values()
    ]


def _named_unit(units: Sequence[str], words: Sequence[str], name: str) -> str:
    for texts in (words, [name]):
        named = [unit for unit in units if any(unit in text for text in texts)]
        if named:
            return max(named, key=len)
    return units[0]


def _round_by_words(
    unit: str, words: Sequence[str], names: Collection[str], context: IntakeContext
) -> tuple[Round, bool]:
    # The round that the words name; without any the newest that the unit got, said as assumed.
    issued = [
        round_
        for round_ in context.rounds
        if (rows := context.rows.get((str(round_), unit))) and context.asks_in(rows, names)
    ]
    for text in words:
        named = [round_ for round_ in issued if names_round(text, round_)]
        if len(named) == 1:
            return named[0], False
    return issued[-1], True


def _compare_file_name(name: str, result: Recognition, context: IntakeContext) -> None:
    if result.unit in name:
        return
    named = [unit for unit in context.unit_numbers if unit in name and unit not in result.unit]
    if named:
        facts = {"unit": result.unit, "named": max(named, key=len), "name": name}
        result.findings.append(Finding(ReturnCode.NAME_OTHER_UNIT, Place(file=name), facts=facts))
