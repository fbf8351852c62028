"""The unit workbooks of one round as the office sends them out, and what each unit will answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from district import ROUNDS, Answers, answers, registry, workspace

from gwreport.domain.form.columns import Field
from gwreport.domain.plan.indicators import indicator_title
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Unit
from gwreport.workbooks.form import FormRow, UnitForm, WorkspaceKey

_INDICATOR_FIELDS = (Field.VALUE, Field.GROWTH, Field.COMPLETION, Field.REMARK)
_WORK_FIELDS = (Field.STATUS, Field.COMPLETION, Field.PROBLEM, Field.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class Issued:
    """One unit's form, and its answers by item id."""

    unit: Unit
    form: UnitForm
    answers: dict[str, dict[Field, str]]


def issued_forms(items: tuple[Item, ...], round_: Round) -> Iterator[Issued]:
    """Give the form of every unit that leads an item, in the order of the registry."""
    units = registry()
    facts = workspace()
    written = _by_unit(answers(str(round_)))
    last = str(Round(round_.year, round_.quarter - 1))
    before = _by_unit(answers(last)) if last in ROUNDS else {}
    for unit in units.units:
        led = [item for item in items if unit in units.resolve(item.lead_units)]
        if not led:
            continue
        own, former = written.get(unit.name, {}), before.get(unit.name, {})
        rows = {
            item.id: FormRow(
                item=item.id,
                number=item.number,
                text=item.text,
                target=indicator_title(item).target if item.kind is Kind.INDICATOR else "",
                leaders=item.leaders,
                lead_units=item.lead_units,
                support_text=item.support_text,
                previous=former.get(item.id, {}).get(Field.COMPLETION, ""),
                depth=1 if item.parent else 0,
            )
            for item in led
        }
        form = UnitForm(
            workspace=WorkspaceKey(facts["uid"], facts["secret"]),
            region=facts["region"],
            office=facts["office"],
            round=round_,
            unit_number=unit.number,
            unit_name=unit.name,
            issued=date.fromisoformat(facts["issued"][str(round_)]),
            deadline=date.fromisoformat(facts["deadline"][str(round_)]),
            return_to=facts["return_to"],
            indicators=tuple(rows[item.id] for item in led if item.kind is Kind.INDICATOR),
            tasks=tuple(rows[item.id] for item in led if item.kind is not Kind.INDICATOR),
        )
        yield Issued(unit, form, own)


def _by_unit(told: Answers) -> dict[str, dict[str, dict[Field, str]]]:
    # An item's key in the answers is the id that reading the breakdown gives it.
    found: dict[str, dict[str, dict[Field, str]]] = {}
    for fields, rows in ((_INDICATOR_FIELDS, told.indicators), (_WORK_FIELDS, told.work)):
        for (item, unit), cells in rows.items():
            found.setdefault(unit, {})[item] = dict(zip(fields, cells, strict=False))
    return found
