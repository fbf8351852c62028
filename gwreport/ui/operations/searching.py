"""Search everywhere: items, units, what units wrote, files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gwreport.domain.rounds import parse_round
from gwreport.ui.operations.opened import opened

if TYPE_CHECKING:
    from gwreport.workflow.workspace import Workspace

_MOST = 60
_AROUND = 26


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that holds the words; `page` and `subject` lead to it."""

    sort: str
    title: str
    excerpt: str
    page: str
    subject: object


def search(location: str, code: str, typed: str) -> tuple[Hit, ...]:
    """Find what holds every word that was typed, at most 60 places.

    Raises WorkspaceError.
    """

    words = typed.casefold().split()
    if not words:
        return ()
    with opened(location) as workspace:
        hits = [
            hit
            for hit, text in _places(workspace, code)
            if all(word in text.casefold() for word in words)
        ]
    return tuple(
        Hit(hit.sort, hit.title, _excerpt(hit.excerpt, words[0]), hit.page, hit.subject)
        for hit in hits[:_MOST]
    )


def _places(workspace: "Workspace", code: str) -> Iterator[tuple[Hit, str]]:
    from gwreport.wording.item_names import KINDS, item_name
    from gwreport.wording.return_names import OUTCOMES

    plan = workspace.book.parts.plan
    for item in plan.items if plan else ():
        names = "、".join((*item.leaders, *item.lead_units))
        hit = Hit(KINDS[item.kind], item_name(item.id), f"{item.text}　{names}", "plan", item.id)
        yield hit, f"{item.id} {hit.title} {hit.excerpt} {item.support_text}"
    for unit in workspace.registry().units:
        text = " ".join((unit.name, *unit.aliases, unit.contact, unit.phone))
        yield Hit("单位", unit.name, text, "units", unit.name), text
    round_ = parse_round(code)
    if plan is None or round_ is None or not workspace.book.issues(code):
        return
    state = workspace.book.state(round_)
    for merged in state.merged:
        for entry in (*merged.entries, *merged.others):
            for cell in entry.cells.values():
                if cell.text.strip():
                    title = f"{item_name(merged.item.id)} {entry.unit}"
                    yield Hit("填报内容", title, cell.text, "review", merged.item.id), cell.text
    for one in state.submissions:
        text = f"{one.source.name} {one.unit}"
        yield Hit("文件", OUTCOMES[one.outcome], text, "collection", one.number), text


def _excerpt(text: str, word: str) -> str:
    plain = " ".join(text.split())
    at = plain.casefold().find(word)
    start = max(0, at - _AROUND)
    piece = plain[start : start + 3 * _AROUND]
    return ("…" if start else "") + piece + ("…" if start + 3 * _AROUND < len(plain) else "")
