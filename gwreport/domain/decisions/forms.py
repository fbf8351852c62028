"""FORM: what decisions say of the form (填报表样), the present one and those of earlier times."""

from collections.abc import Iterable, Mapping

from gwreport.domain.decisions.decisions import FORM, Decision, DecisionKind, standing
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.form.office_form import design_of, read_lines

# The number of the form as it is without any decision.
STANDARD_FORM = 0


def standing_form(decisions: Iterable[Decision]) -> int:
    """Give the number of the decision whose form counts, of those of no round; 0 for the standard."""
    decision = standing(decisions).get((FORM, DecisionKind.FORM))
    return decision.number if decision else STANDARD_FORM


def form_designs(decisions: Iterable[Decision], standard: FormDesign) -> Mapping[int, FormDesign]:
    """Give every form that ever was, by its decision's number; what was sent in one is read by it.

    Each knows the headings of the columns that any other has.
    """
    forms = {
        one.number: read_lines(one.value) for one in decisions if one.kind is DecisionKind.FORM
    }
    former: dict[FieldKey, str] = {}
    for number in sorted(forms):
        former |= {line.key: line.heading for line in forms[number]}
    return {
        STANDARD_FORM: _standard_with(standard, former),
        **{
            number: design_of(lines, standard, {**standard.former, **former})
            for number, lines in forms.items()
        },
    }


def _standard_with(standard: FormDesign, former: Mapping[FieldKey, str]) -> FormDesign:
    if not former:
        return standard
    every = {**standard.former, **former}
    return FormDesign(standard.indicators, standard.tasks, standard.support, every)
