"""A drafted breakdown as a draft keeps it: what it is made from, and a field a row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.plan.plan import Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.ui.drafts.draft import Written
from gwreport.ui.operations.drafting import Sources

_SOURCES = "材料"
_BETWEEN = "、"


def write_rows(sources: Sources, title: str, rows: Sequence[DraftedItem]) -> Written:
    """Give the fields of a draft; nothing that is suggested stands in it, which is read anew."""
    made = {
        "report": str(sources.report),
        "history": [str(one) for one in sources.history],
        "workspace": sources.with_workspace,
        "title": title,
    }
    written = {_SOURCES: json.dumps(made, ensure_ascii=False)}
    return written | {f"{at:04}": _entry(one) for at, one in enumerate(rows, 1)}


def read_sources(written: Written) -> tuple[Sources, str] | None:
    """Give what a draft is made from, and the report's title; None where it says neither."""
    try:
        made: dict[str, Any] = json.loads(written[_SOURCES])
        history = tuple(Path(one) for one in made["history"])
        sources = Sources(Path(made["report"]), history, bool(made["workspace"]))
        return sources, str(made["title"])
    except (ValueError, TypeError, KeyError):
        return None


def read_rows(written: Written, fresh: Sequence[DraftedItem]) -> list[DraftedItem]:
    """Give the rows of a draft; of those whose words the report has, with what is suggested for them now."""
    known = {one.commitment.text: one for one in fresh}
    by_sentence = {one.commitment.sentence: one for one in reversed(fresh)}
    rows: list[DraftedItem] = []
    for name in sorted(written):
        if not name.isdecimal():
            continue
        try:
            entry: dict[str, Any] = json.loads(written[name])
            made = _row(entry)
        except (ValueError, TypeError, KeyError):
            # A row that cannot be read is shown as what stands there, for the clerk to judge.
            made = DraftedItem(Commitment(written[name], written[name], Kind.TASK))
        told = made.commitment
        like = known.get(told.text) or by_sentence.get(told.sentence)
        if like is not None:
            made = replace(
                made,
                suggested_leads=like.suggested_leads,
                suggested_leaders=like.suggested_leaders,
                commitment=replace(told, place=like.commitment.place),
            )
        rows.append(made)
    return rows


def rows_words(rows: Sequence[DraftedItem]) -> str:
    """Say in words what was chosen."""
    return "\n".join(map(_line, rows))


def _entry(one: DraftedItem) -> str:
    told = one.commitment
    return json.dumps(
        {
            "kind": told.kind.value,
            "section": told.section,
            "text": told.text,
            "sentence": told.sentence,
            "due": told.due,
            "leads": one.chosen_leads,
            "leaders": one.chosen_leaders,
            "supports": one.supports,
            "dropped": one.is_dropped,
        },
        ensure_ascii=False,
    )


def _row(entry: Mapping[str, Any]) -> DraftedItem:
    text = str(entry["text"])
    told = Commitment(
        text,
        str(entry["sentence"]),
        Kind(entry["kind"]),
        str(entry["section"]),
        str(entry["due"]) if entry["due"] else None,
        read_targets(text),
    )
    return DraftedItem(
        told,
        chosen_leads=_names(entry["leads"]),
        chosen_leaders=_names(entry["leaders"]),
        supports=_names(entry["supports"]) or (),
        is_dropped=bool(entry["dropped"]),
    )


def _names(value: Any) -> tuple[str, ...] | None:
    return None if value is None else tuple(map(str, value))


def _line(one: DraftedItem) -> str:
    told, dropped = one.commitment, "（不列入）" if one.is_dropped else ""
    leads = _BETWEEN.join(one.chosen_leads or ())
    due = f"　完成时限：{told.due}" if told.due else ""
    return f"{dropped}{told.text}{due}" + (f"　牵头单位：{leads}" if leads else "")
