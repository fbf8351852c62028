"""Proposing: one class out of the signs for several, and the reasons in the order of their weight."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.judgement.goals import Goal
from gwreport.domain.judgement.results import Judgement, Reason, Sign
from gwreport.domain.judgement.text_words import Spoken
from gwreport.domain.statuses import IS_BEHIND, IS_DONE, Status
from gwreport.domain.texts.quoting import listed

_ALL_DONE = re.compile(
    "(?:完成|达到)(?:了)?(?:全年|年度|年初)的?(?:各项)?(?:工作|计划)?(?:目标|任务)|(?:全面|全部|圆满|提前)完成(?:目标|任务|全年|年度|$)"
)
_UNKNOWN_MARK = 60.0
_PLAIN_MARK = 70.0
_MOST_REASONS = 6


def propose(
    signs: Sequence[Sign],
    notes: Sequence[Reason],
    *,
    unanswered: Sequence[Goal],
    no_data: Spoken | None,
    whole: bool,
    finishing: int,
    worded: bool,
    last: bool,
    unfinished: bool,
    told: Status | None,
) -> Judgement:
    """Weigh the signs of one item.

    Behind or stalled is what a number, plain words or the unit itself say; weak words (存在问题,
    尚未) count only where no number and no word of the unit says otherwise. `whole` means that the
    goals are all the item wants, `last` that the year is over, `unfinished` that the text tells of
    work that still goes on, `finishing` how many things
    the item wants finished, `worded` that there is a text and not figures alone.
    """
    numbers = [one for one in signs if _is_number(one)]
    bad = [one for one in signs if one.status in IS_BEHIND and not one.weak]
    weak_bad = [one for one in signs if one.status in IS_BEHIND and one.weak]
    good = [one for one in signs if one.status not in IS_BEHIND]
    # Where numbers or the unit itself vouch for an item, a weak word is only worth a look.
    vouched = bool(numbers) or (told is not None and told not in (*IS_BEHIND, Status.UNKNOWN))
    if weak_bad and not vouched:
        bad, weak_bad = [*bad, *weak_bad], []
    due = [one for one in notes if one.code == "due"]
    other_notes = [one for one in notes if one.code != "due"]
    if bad:
        if no_data:
            other_notes.append(Reason("words-nodata", {"words": no_data.clause}))
        if unanswered and numbers:
            other_notes.append(_unanswered(unanswered))
        told_whole = whole and not unanswered
        return _behind(bad, weak_bad, good, numbers, other_notes, whole=told_whole)
    full = [one for one in good if one.status in IS_DONE]
    if due and not full:
        return Judgement(Status.BEHIND, 40, _reasons([*due, *_of(good), *other_notes]))
    status, mark, leading = _class(
        numbers,
        good,
        unanswered,
        whole=whole,
        last=last,
        unfinished=unfinished,
        finishing=finishing,
    )
    reasons = [*_of(leading), *_of(weak_bad), *other_notes]
    if status is None:
        if no_data:
            reasons = [Reason("words-nodata", {"words": no_data.clause}), *reasons]
            return Judgement(Status.UNKNOWN, round(_UNKNOWN_MARK), _reasons(reasons))
        if not worded:
            return Judgement(
                Status.UNKNOWN, round(_UNKNOWN_MARK), (Reason("no-target"), *other_notes)
            )
        status, mark = Status.ON_SCHEDULE, _PLAIN_MARK
        reasons = [Reason("plain-year-end" if last else "plain-words"), *reasons]
    if no_data:
        reasons.append(Reason("words-nodata", {"words": no_data.clause}))
    if unanswered:
        reasons.append(_unanswered(unanswered))
    mark -= 4 * len(weak_bad) + sum(_PENALTIES.get(one.code, 0) for one in other_notes)
    low, high = _SPANS[status]
    return Judgement(status, round(min(high, max(low, mark))), _reasons(reasons))


_SPANS: dict[Status, tuple[float, float]] = {
    Status.EXCEEDED: (90, 100),
    Status.DONE: (84, 95),
    Status.NEARLY_DONE: (60, 83),
    Status.ON_SCHEDULE: (56, 90),
    Status.BEHIND: (0, 55),
    Status.STALLED: (0, 30),
    Status.UNKNOWN: (60, 60),
}
_PENALTIES = {
    "fell-back": 10,
    "no-progress": 8,
    "problem-told": 3,
    "number-differs": 4,
    "words-waiting": 12,
}
_YEAR_CLASSES = (Status.NEARLY_DONE, Status.DONE, Status.EXCEEDED)


def _behind(
    bad: Sequence[Sign],
    weak_bad: Sequence[Sign],
    good: Sequence[Sign],
    numbers: Sequence[Sign],
    notes: Sequence[Reason],
    *,
    whole: bool,
) -> Judgement:
    status = Status.STALLED if any(one.status is Status.STALLED for one in bad) else Status.BEHIND
    by_number = [one for one in bad if _is_number(one)]
    by_word = [one for one in bad if not _is_number(one)]
    marks = [one.mark for one in by_word]
    if by_number:
        # One goal of five that is far behind weighs less than the only one.
        worst = min(one.mark for one in by_number)
        mean = sum(one.mark for one in numbers) / len(numbers)
        marks.append(0.6 * worst + 0.4 * mean)
    mark = min(marks) - 4 * (len({one.reason.code for one in (*bad, *weak_bad)}) - 1)
    contradictions: list[Reason] = []
    own = [one for one in good if one.reason.code == "own-word"]
    stated = [one for one in good if one.reason.code in ("words-exceeded", "words-ahead")]
    if own and by_number:
        contradictions.append(Reason("word-against-number", own[0].reason.facts))
    elif own and by_word:
        contradictions.append(Reason("word-against-text", own[0].reason.facts))
    if stated and by_number:
        contradictions.append(Reason("text-against-number", stated[0].reason.facts))
    own_bad = any(one.reason.code == "own-word" for one in bad)
    if whole and own_bad and not by_number and any(_is_number(one) for one in good):
        contradictions.append(Reason("behind-against-number"))
    ordered = sorted(bad, key=lambda one: one.mark)
    kept = [one for one in good if _is_number(one)]
    reasons = [*_of(ordered), *contradictions, *_of(weak_bad), *_of(kept), *notes]
    mark -= sum(_PENALTIES.get(one.code, 0) for one in notes) / 2
    low, high = _SPANS[status]
    return Judgement(status, round(min(high, max(low, mark))), _reasons(reasons))


def _class(
    numbers: Sequence[Sign],
    good: Sequence[Sign],
    unanswered: Sequence[Goal],
    *,
    whole: bool,
    last: bool,
    unfinished: bool,
    finishing: int,
) -> tuple[Status | None, float, list[Sign]]:
    """Give the class where nothing speaks against the item; None where nothing speaks for one."""
    by_code: dict[str, list[Sign]] = {}
    for one in good:
        by_code.setdefault(one.reason.code, []).append(one)
    own, exceeded = by_code.get("own-word", []), by_code.get("words-exceeded", [])
    done = by_code.get("words-done", [])
    ahead = [*by_code.get("own-rate-ahead", []), *by_code.get("words-ahead", [])][:1]
    ongoing = by_code.get("words-ongoing", [])[:1]
    if numbers:
        said_done = bool(exceeded) or any(
            "目标" in one.reason.facts["words"] or "任务" in one.reason.facts["words"]
            for one in done
        )
        settled = (whole or said_done) and not unanswered
        if own and own[0].status in IS_DONE:
            settled = True
        status, mark = _by_numbers(numbers, settled=settled, last=last)
        ordered = sorted(numbers, key=lambda one: one.mark)
        return status, mark, [*ordered, *own, *exceeded[:1], *ahead]
    if own:
        return own[0].status, own[0].mark, [*own, *exceeded[:1], *done[:1], *ahead]
    if exceeded:
        return Status.EXCEEDED, 95.0, [*exceeded[:1], *done[:1]]
    covered = last or _says_all(done) or 0 < finishing <= len(done)
    if done and covered and not unfinished and not unanswered:
        return Status.DONE, 90.0, done[:2]
    done = [replace(one, reason=Reason("words-part", one.reason.facts)) for one in done]
    expected = by_code.get("words-expected", [])[:1]
    for leading in (expected, ahead, ongoing):
        if leading:
            return leading[0].status, leading[0].mark, [*leading, *done[:1]]
    return (Status.ON_SCHEDULE, 76.0, done[:2]) if done else (None, _PLAIN_MARK, [])


def _by_numbers(numbers: Sequence[Sign], *, settled: bool, last: bool) -> tuple[Status, float]:
    worst = min(numbers, key=lambda one: one.mark)
    mark = 0.5 * worst.mark + 0.5 * sum(one.mark for one in numbers) / len(numbers)
    reached = [one.status for one in numbers if one.status in _YEAR_CLASSES]
    if len(reached) < len(numbers):
        return worst.status, mark
    status = min(reached, key=_YEAR_CLASSES.index)
    if not last and not settled:
        # The numbers are reached; the rest of the item is told in words only.
        return Status.ON_SCHEDULE, 85.0
    return status, mark


def _says_all(done: Sequence[Sign]) -> bool:
    return any(_ALL_DONE.search(one.reason.facts.get("words", "")) for one in done)


def _is_number(sign: Sign) -> bool:
    return not sign.reason.code.startswith(("words-", "own-"))


def _unanswered(goals: Sequence[Goal]) -> Reason:
    return Reason("figure-missing", {"goals": listed((f"“{goal.words}”" for goal in goals), 3)})


def _of(signs: Sequence[Sign]) -> list[Reason]:
    return [one.reason for one in signs]


def _reasons(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    kept: list[Reason] = []
    for reason in reasons:
        if reason not in kept:
            kept.append(reason)
    return tuple(kept[:_MOST_REASONS])
