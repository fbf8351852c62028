"""A leader's page (领导简报) in Word: the values of its placeholders."""

from dataclasses import asdict
from typing import NamedTuple

from gwreport.domain.statuses import Status
from gwreport.reports.briefs.fitting import fitted
from gwreport.reports.briefs.leader_briefs import LeaderBrief, Light
from gwreport.reports.data import ReportData
from gwreport.reports.head_property import WORD_HEAD
from gwreport.reports.texts.papers import PaperText
from gwreport.reports.word.parts import STATE_PROPERTY
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.templates.own_brief_form import sized_styles
from gwreport.wording.chasing import full_date
from gwreport.wording.names import (
    LEADER_BRIEF,
    STATUSES,
    behind_name,
    on_course_name,
    round_name,
)


class BriefPage(NamedTuple):
    """A leader's page, and the styles in which its text has the size that fits."""

    content: PaperContent
    styles: dict[str, str]


def brief_title(data: ReportData) -> str:
    """Name the brief: "青禾区2025年前三季度目标任务简报", of a named plan "…民生实事简报"."""
    told_of = data.facts.plan_name or "目标任务"
    return f"{data.region}{round_name(data.round)}{told_of}{LEADER_BRIEF[-2:]}"


def legend(data: ReportData) -> str:
    """Say what the lights mean in this round."""
    late = STATUSES[Status.STALLED]
    if data.round.is_whole_year:
        said = {Light.RED: behind_name(data.round)}
    else:
        said = {Light.YELLOW: behind_name(data.round).split("和")[0], Light.RED: late}
    said = {Light.GREEN: on_course_name(data.round), **said, Light.GREY: "尚未报送或尚待核实"}
    return "注：" + "，".join(f"{light}灯为{words}" for light, words in said.items()) + "。"


def brief_page(
    data: ReportData, brief: LeaderBrief, office: str, common: dict[str, object]
) -> BriefPage:
    """Give what a leader's page is filled with; `common` are the values that all papers have."""
    title = brief_title(data)
    page = fitted(brief, data.round, title)
    words = page.words
    values: dict[str, object] = {
        **common,
        "as_of": full_date(data.as_of.date()),
        "behind_count": brief.tally.behind,
        "changes": [{"words": one} for one in words.changes],
        "classes": [asdict(one) for one in words.classes],
        "leader": brief.leader,
        "legend": legend(data),
        "needing": [asdict(one) for one in words.needing],
        "needing_note": words.needing_note,
        "nodes": [{"words": one} for one in words.nodes],
        "on_course_count": brief.tally.on_course,
        "on_course_percent": f"{brief.tally.on_course_percent:.1f}",
        "summary": words.summary,
        "total": brief.tally.total,
    }
    about = About(
        title=title,
        author=office,
        created=data.as_of,
        subject=str(data.round),
        custom={STATE_PROPERTY: data.state_hash, WORD_HEAD: data.facts.journal_head},
    )
    content = PaperContent(
        PaperText(title, "", ""),
        office,
        full_date(data.as_of.date()),
        about,
        (),
        values,
        data.draft_mark,
    )
    return BriefPage(content, sized_styles(page.size))
