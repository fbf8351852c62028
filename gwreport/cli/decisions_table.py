"""What the lists of decisions print (`--list`): each with who, when, why, and whether it counts."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.json_forms import Json, decision_json
from gwreport.domain.decisions.decisions import ListedDecision
from gwreport.wording.decisions import decision_words, force_words, subject_words, time_words


def write_decisions(
    every: Sequence[ListedDecision],
    *,
    as_json: bool,
    title: str,
    nothing: str,
    upon: str = "任务",
    done: str = "决定",
    head: Json | None = None,
) -> None:
    """Print decisions as a table or as a JSON document; without any the table is the sentence `nothing`.

    `upon` and `done` head the columns of what was decided upon, and what; `head` are the fields of the
    document beside its decisions, by default those of `gwreport.decisions/1`.
    """
    if as_json:
        document = {"format": "gwreport.decisions/1"} if head is None else head
        output.write_json(document | {"decisions": [decision_json(one) for one in every]})
    elif every:
        headings = ("编号", upon, done, "谁", "何时", "理由", "现在")
        output.write_table(headings, [_row(one) for one in every], title=title)
    else:
        output.say(nothing)


def _row(one: ListedDecision) -> tuple[str, ...]:
    decision = one.decision
    return (
        str(decision.number),
        subject_words(decision.subject),
        decision_words(decision.kind, decision.value),
        decision.who,
        time_words(decision.at),
        decision.reason,
        force_words(one),
    )
