"""What 责任单位 means: support units beside a lead unit, the lead units where it stands alone."""

import re
from collections import Counter
from collections.abc import Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.layouts.units_in_cells import roles_in_cell
from gwreport.reading.words.divisions import ranks
from gwreport.reading.words.headings import Role
from gwreport.reading.words.leading_marks import has_marks, read_marked
from gwreport.reading.words.unit_names import LONGEST_LIST, known_units, read_units

# Which place in the list, whose, and what it is: “责任单位中排名首位的单位为牵头部门”.
_FIRST = (
    "(?:(?:位?列|排(?:名|序|列)?|位居|居|名列)(?:在|于)?(?:第一(?:位|名)?|首位?|最前(?:面|列)?|最先)"
    "|第[一1](?:个|家|位|名|顺位|责任)?|首(?:个|家|位))"
)
_BODY = "(?:责任|承办|落实)?(?:单位|部门|科室|处室|股室|者|的)"
_MEANS = "[，,]?(?:均|即|统一)?(?:为|是|作为|系|担任)"
_LEADS = "(?:该|本|此)?(?:项|条)?(?:重点|目标)?(?:工作|任务|事项)?的?(?:总)?(?:牵头|主办|主要责任|第一责任|汇总|主责)"
_FIRST_LEADS = re.compile(
    f"{_FIRST}(?:{_BODY}){{0,3}}(?:{_MEANS}{_LEADS}|(?:负责)?牵头)"
    f"|(?:牵头|主办)(?:责任)?(?:单位|部门)[，,]?(?:均|即|统一)?(?:为|是|指|系)(?:各项)?{_BODY}{{0,2}}(?:中|里)?的?{_FIRST}"
)


_SEVERAL = 2
_LEADING = (Role.LEAD, Role.RESPONSIBLE)


def _settle_marked(draft: Draft, role: Role, known: Counter[str]) -> None:
    """Part a list in which the units that lead are marked: “甲局（牵头）、乙局”, “★甲局、乙局”."""
    marked = read_marked(draft.cells.pop(role), known)
    place = draft.place_of(role)
    for one, parted in ((Role.LEAD, marked.leads), (Role.SUPPORT, marked.others)):
        standing = draft.cells.get(one, "")
        draft.cells[one] = "、".join(filter(None, (standing, *parted)))
        draft.places.setdefault(one, place)
    draft.note(DocumentCode.LEAD_MARKED, Role.LEAD, names=marked.leads)


def _settle_first(draft: Draft, known: Counter[str], findings: list[Finding]) -> None:
    """Part those who answer where the document says that the first leads: “甲局、乙局负责”."""
    words = draft.cells.get(Role.LEAD, "")
    names = read_units(words, known).names if len(words) <= LONGEST_LIST else []
    if len(names) < _SEVERAL:
        return
    place = draft.place_of(Role.LEAD)
    draft.cells[Role.LEAD] = names[0]
    helping = (*names[1:], draft.cells.get(Role.SUPPORT, ""))
    draft.cells[Role.SUPPORT] = "、".join(filter(None, helping))
    draft.places.setdefault(Role.SUPPORT, place)
    if not any(one.code is DocumentCode.FIRST_UNIT_LEADS for one in findings):
        findings.append(finding(DocumentCode.FIRST_UNIT_LEADS, place))


def first_unit_leads(document: Document) -> bool:
    """Say whether a document states that the first of the 责任单位 leads (列第一位的为牵头单位)."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts = [block.text]
        else:
            texts = [cell.own_text for row in block.rows for cell in row if "牵头" in cell.text]
        if any(_FIRST_LEADS.search("".join(text.split())) for text in texts):
            return True
    return False


def _said_in(words: str) -> dict[Role, str] | None:
    """Give who leads and who helps where a list says so with verbs; None where it only names units."""
    named = roles_in_cell(words) if ranks(words) else None
    return named if named and Role.LEAD in named else None


def _mostly_led(drafts: Sequence[Draft]) -> bool:
    """Say whether more items name a lead unit than only 责任单位, or as many: those are the exception then."""
    led = sum(bool(draft.cells.get(Role.LEAD, "").strip()) for draft in drafts)
    alone = sum(
        bool(draft.cells.get(Role.RESPONSIBLE, "").strip())
        and not draft.cells.get(Role.LEAD, "").strip()
        for draft in drafts
    )
    return led >= alone


def _tell_as_lead(
    draft: Draft, words: str, findings: list[Finding], told: set[str], *, is_exception: bool
) -> None:
    """Tell of 责任单位 taken for those that lead: with each item that is an exception, else once."""
    place = draft.place_of(Role.RESPONSIBLE)
    if is_exception:
        draft.note(DocumentCode.RESPONSIBLE_AS_LEAD_HERE, words=words)
    elif place.part not in told:
        told.add(place.part)
        findings.append(finding(DocumentCode.RESPONSIBLE_AS_LEAD, place))


def settle_responsible(drafts: Sequence[Draft], *, first_leads: bool = False) -> list[Finding]:
    """Turn every 责任单位 into lead or support units, in place; say where it was taken as lead.

    With `first_leads` only the first of them leads, as the document itself says.
    """
    anywhere_led = any(draft.cells.get(Role.LEAD) for draft in drafts)
    is_exception = _mostly_led(drafts)
    known = known_units(
        words for draft in drafts if (words := draft.cells.get(Role.RESPONSIBLE, ""))
    )
    findings: list[Finding] = []
    told: set[str] = set()
    for draft in drafts:
        marked = next((role for role in _LEADING if has_marks(draft.cells.get(role, ""))), None)
        if marked:
            _settle_marked(draft, marked, known)
        if first_leads and draft.unranked and Role.RESPONSIBLE not in draft.cells:
            _settle_first(draft, known, findings)
        if Role.RESPONSIBLE not in draft.cells:
            continue
        is_list = len(draft.cells[Role.RESPONSIBLE]) <= LONGEST_LIST
        words = draft.cells.pop(Role.RESPONSIBLE)
        place = draft.place_of(Role.RESPONSIBLE)
        if draft.cells.get(Role.LEAD, "").strip() or (
            Role.LEAD in draft.cells and not words.strip()
        ):
            role = Role.SUPPORT
        elif Role.LEAD in draft.cells:
            # A table of both columns: who is named alone in a row answers for it.
            role = Role.LEAD
            _tell_as_lead(draft, words, findings, told, is_exception=is_exception)
        elif first_leads and is_list and (named := _said_in(words)):
            # 甲局、乙局分别牵头，丙局: what the cell says itself goes before the rule.
            draft.cells[Role.LEAD], draft.places[Role.LEAD] = named[Role.LEAD], place
            role, words = Role.SUPPORT, named.get(Role.SUPPORT, "")
        elif first_leads and is_list:
            first, *others = read_units(words, known).names or [""]
            draft.cells[Role.LEAD], draft.places[Role.LEAD] = first, place
            role, words = Role.SUPPORT, "、".join(others)
            if "" not in told:
                told.add("")
                findings.append(finding(DocumentCode.FIRST_UNIT_LEADS, place))
        elif anywhere_led and not place.part:
            # Its neighbours name a lead unit beside; this paragraph may have lost its own.
            role = Role.LEAD
            _tell_as_lead(draft, words, findings, told, is_exception=is_exception)
        else:
            role = Role.LEAD
            _tell_as_lead(draft, words, findings, told, is_exception=False)
        standing = draft.cells.get(role, "")
        draft.cells[role] = f"{standing}\n{words}" if standing else words
        draft.places.setdefault(role, place)
    return findings
