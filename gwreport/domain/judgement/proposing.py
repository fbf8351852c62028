"""Proposing: one class out of the signs for several, and the reasons in the order of their weight."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Judgement, Reason, Sign
from gwreport.domain.judgement.told.stages import only_wanted, stage_of
from gwreport.domain.judgement.told.text_words import Spoken
from gwreport.domain.statuses import IS_BEHIND, IS_DONE, Status
from gwreport.domain.texts.quoting import listed

_ALL_DONE = re.compile(
    "(?:完成|达到)(?:了)?(?:全年|年度|年初)的?(?:各项)?(?:工作|计划)?(?:目标|任务)|(?:全面|全部|圆满|提前(?:[^，。；]{1,6})?)完成(?:目标|任务|全年|年度|$)"
)
_UNKNOWN_MARK = 60.0
_PLAIN_MARK = 70.0
_MOST_REASONS = 8
# What is told in words or by the unit itself is no figure.
_NO_NUMBERS = ("words-", "own-", "date-", "growth-", "forecast-")
# What tells of progress, beside which a difficulty alone holds nothing up.
_PROGRESS = {
    *(f"words-{one}" for one in ("done", "nearly", "ahead", "exceeded", "expected", "ongoing")),
    *(f"own-rate-{one}" for one in ("ahead", "close", "done", "exceeded", "nearly")),
    "words-fine",
}

# What is wanted is a thing that is there when it is done; of 加强监管 work goes on in any case.
_OF_WORKS = re.compile("建设|新建|修建|打造|开工|启动|改造|创建|争创|建立|引进|落地|投产|项目|工程")
_STEP = re.compile(
    "(?P<step>设计|招标|勘察|可研|选址|立项|摸底|测绘)(?:工作|报告|编制)?(?:均|都)?已"
)


@dataclass(slots=True, eq=False)
class Situation:
    """What there is to weigh beside the signs.

    `unanswered` are the goals that no figure of what is reached answers, `missing` those of them
    for which there is no forecast either.
    `asked` says that at least half of the item is wanted in figures, `whole` that all of it is;
    `finishing` how many things the item wants finished; `worded` that there is a text and not
    figures alone, `silent` that the text holds nothing but phrases; `last` that the year is over;
    `unfinished` that some word tells of work that still goes on, `still_work` those that say plainly
    that not all is done, `left` those that count what is left,
    `works` those that tell of works under way, `unused` that what is wanted in use is not, `under_way` that what has no end goes on, `against` the clauses that speak against the item where they outweigh the others, `ended` that all is done; `wanted` is the item's text. What only few items need is asked for.
    """

    unanswered: Sequence[Goal]
    missing: Sequence[Goal]
    asked: bool
    whole: bool
    no_data: Spoken | None
    finishing: int
    worded: bool
    silent: Callable[[], bool]
    last: bool
    unfinished: Callable[[], bool]
    still_work: Callable[[], str]
    left: Callable[[], str]
    works: Callable[[], str]
    unused: Callable[[], str]
    under_way: Callable[[], str]
    against: Callable[[], str]
    ended: Callable[[], bool]
    told: Status | None
    wanted: str


def propose(signs: Sequence[Sign], notes: Sequence[Reason], now: Situation) -> Judgement:
    """Weigh the signs of one item.

    Behind or stalled is what a number, plain words or the unit itself say. What failed (未通过, 推迟)
    gives way to numbers only, weak words (存在问题, 尚未) also to the unit's own class.
    """
    numbers = [one for one in signs if _is_number(one)]
    bad = [one for one in signs if one.status in IS_BEHIND and not one.weak]
    weak_bad = [one for one in signs if one.status in IS_BEHIND and one.weak]
    if now.no_data:
        # 尚未下达 is why there is no figure, and no matter that is wanting besides.
        weak_bad = [one for one in weak_bad if not _is_same_as(one, now.no_data)]
    good = [one for one in signs if one.status not in IS_BEHIND]
    own_good = now.told is not None and now.told not in (*IS_BEHIND, Status.UNKNOWN)
    if not numbers:
        told = own_good or any(one.reason.code in _PROGRESS for one in good)
        firm = [one for one in weak_bad if not (one.soft and (told or now.works()))]
        firm = [one for one in firm if one.reason.code != "words-warning" or not own_good]
        if not (now.no_data and all(one.reason.code == "words-warning" for one in firm)):
            # A task that was never handed down is not behind, however hard it may be.
            bad, weak_bad = [*bad, *firm], [one for one in weak_bad if one not in firm]
    due = [one for one in notes if one.code == "due"]
    other_notes = [one for one in notes if one.code != "due"]
    if bad:
        if now.no_data:
            other_notes.append(Reason("words-nodata", {"words": now.no_data.clause}))
        if now.missing and numbers:
            other_notes.append(_unanswered(now.missing))
        told_whole = now.whole and not now.unanswered
        return _behind(bad, weak_bad, good, numbers, other_notes, now, whole=told_whole)
    full = [
        one
        for one in good
        if one.status in IS_DONE and (one.reason.code != "words-done" or _far_enough([one], now))
    ]
    if due and not full:
        return Judgement(Status.BEHIND, 40, _reasons([*due, *_of(good), *other_notes]))
    status, mark, leading = _class(numbers, good, now)
    soft = any(one.soft for one in weak_bad)
    if soft and leading and leading[0].code == "plain-words" and (under_way := now.works()):
        # 没有存在问题的说法 would be no word beside one.
        leading = [Reason("words-works", {"words": under_way})]
    reasons = [*leading, *_of(weak_bad), *other_notes]
    if status is None:
        return _unknown(reasons, other_notes, now)
    if now.no_data and (now.unanswered or not numbers):
        reasons.append(Reason("words-nodata", {"words": now.no_data.clause}))
    if now.missing:
        reasons.append(_unanswered(now.missing))
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


def _unknown(reasons: Sequence[Reason], notes: Sequence[Reason], now: Situation) -> Judgement:
    """Say that there is no ground for a class, and what is missing."""
    mark = round(_UNKNOWN_MARK)
    if now.no_data:
        told = Reason("words-nodata", {"words": now.no_data.clause})
        return Judgement(Status.UNKNOWN, mark, _reasons([told, *reasons]))
    if not now.worded:
        return Judgement(Status.UNKNOWN, mark, (Reason("no-target"), *notes))
    if now.unanswered and now.asked:
        return Judgement(Status.UNKNOWN, mark, _reasons([_asked(now.unanswered), *reasons]))
    code = "words-empty" if now.silent() else "not-said-done"
    return Judgement(Status.UNKNOWN, mark, _reasons([Reason(code), *reasons]))


def _behind(
    bad: Sequence[Sign],
    weak_bad: Sequence[Sign],
    good: Sequence[Sign],
    numbers: Sequence[Sign],
    notes: Sequence[Reason],
    now: Situation,
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
    nearly = now.last and any(one.reason.code == "words-nearly" for one in good)
    if nearly and all(one.reason.code.startswith("date-") for one in bad):
        # 基本建成 at the year's end is not done, but nearly.
        return Judgement(Status.NEARLY_DONE, 70, _reasons([*_of(good), *_of(ordered), *notes]))
    kept = [one for one in good if _is_number(one)]
    reasons = [*_of(ordered), *contradictions, *_of(weak_bad), *_of(kept), *notes]
    mark -= sum(_PENALTIES.get(one.code, 0) for one in notes) / 2
    low, high = _SPANS[status]
    return Judgement(status, round(min(high, max(low, mark))), _reasons(reasons))


def _class(
    numbers: Sequence[Sign], good: Sequence[Sign], now: Situation
) -> tuple[Status | None, float, list[Reason]]:
    """Give the class where nothing speaks against the item; None where nothing speaks for one."""
    by_code: dict[str, list[Sign]] = {}
    for one in good:
        by_code.setdefault(one.reason.code, []).append(one)
    own, exceeded = by_code.get("own-word", []), by_code.get("words-exceeded", [])
    done = by_code.get("words-done", [])
    rate = [one for one in good if one.reason.code.startswith("own-rate-")][:1]
    ahead = by_code.get("words-ahead", [])[:1]
    if numbers:
        ahead += by_code.get("words-rest", [])[:1]
        return _with_numbers(numbers, own, exceeded, done, ahead, now)
    covered = now.last or _says_all(done) or 0 < now.finishing <= len(done)
    is_done = bool(done) and covered and not now.unfinished() and _far_enough(done, now)
    if own:
        return _by_own_word(own[0], [*exceeded[:1], *done[:1], *ahead], now, is_done=is_done)
    unproven = [Reason("unproven-words")] if now.unanswered and now.asked else []
    if exceeded:
        return Status.EXCEEDED, 95.0, [*_of([*exceeded[:1], *done[:1]]), *unproven]
    if rate and rate[0].status is not Status.ON_SCHEDULE:
        return rate[0].status, rate[0].mark, _of(rate)
    if is_done and (not now.unanswered or _says_all(done)):
        return Status.DONE, 90.0, [*_of(done[:2]), *unproven]
    ended = [one for one in good if one.reason.code in ("words-done", "words-step")]
    part = [one._replace(reason=Reason("words-part", one.reason.facts)) for one in ended]
    nearly, expected = by_code.get("words-nearly", [])[:1], by_code.get("words-expected", [])[:1]
    forecast = by_code.get("words-forecast", [])[:1]
    for leading in (nearly, expected, forecast, rate, ahead):
        if leading:
            reasons = [*_of(leading), *_of(part[:1]), *unproven]
            return leading[0].status, leading[0].mark, reasons
    if not now.no_data and (words := now.against()):
        return Status.BEHIND, 46.0, [Reason("words-against", {"words": words}), *_of(part[:1])]
    works = by_code.get("words-works", [])[:1]
    if now.unanswered and now.asked and works:
        return Status.ON_SCHEDULE, 66.0, [*_of(works), *_of(part[:1]), *unproven]
    if now.unanswered and now.asked:
        return None, _PLAIN_MARK, _of(part[:1])
    if now.no_data:
        return None, _PLAIN_MARK, _of(part[:2])
    if begun := by_code.get("date-begun", [])[:1]:
        return Status.DONE, 88.0, _of(begun)
    if now.last and now.finishing and (left := now.left()):
        facts = {"words": left}
        return Status.BEHIND, 45.0, [Reason("words-still", facts), *_of(part[:1])]
    if now.last and now.finishing:
        # The year is over, and the text does not say that it is finished.
        return None, _PLAIN_MARK, _of(part[:2])
    mild = by_code.get("words-mild", [])[:1]
    ongoing = [*mild, *by_code.get("words-ongoing", []), *by_code.get("words-rest", [])][:1]
    fine = by_code.get("words-fine", [])[:1]
    early = by_code.get("words-early", [])[:1]
    if early:
        return Status.ON_SCHEDULE, 60.0, [*_of(early), *_of(part[:1])]
    if now.silent() and not fine:
        return None, _PLAIN_MARK, _of(ongoing)
    if part and not ongoing:
        return Status.ON_SCHEDULE, 76.0, _of(part[:2])
    if ongoing or fine:
        return Status.ON_SCHEDULE, 72.0, _of([*(ongoing or fine), *part[:1]])
    if not now.worded:
        return None, _PLAIN_MARK, []
    code = "plain-year-end" if now.last else "plain-words"
    return Status.ON_SCHEDULE, _PLAIN_MARK, [Reason(code)]


def _with_numbers(
    numbers: Sequence[Sign],
    own: Sequence[Sign],
    exceeded: Sequence[Sign],
    done: Sequence[Sign],
    ahead: Sequence[Sign],
    now: Situation,
) -> tuple[Status, float, list[Reason]]:
    said_done = bool(exceeded) or any(
        "目标" in one.reason.facts["words"] or "任务" in one.reason.facts["words"] for one in done
    )
    settled = (now.whole or said_done) and not now.unanswered
    if own and own[0].status in IS_DONE:
        settled = True
    status, mark = _by_numbers(numbers, settled=settled, last=now.last)
    ordered = sorted(numbers, key=lambda one: one.mark)
    against: list[Reason] = []
    if status in IS_DONE and (unused := now.unused()):
        # 5个均已完工，尚未营业: what is built is not yet in use.
        status, mark = (Status.NEARLY_DONE, 70.0) if now.last else (Status.ON_SCHEDULE, 72.0)
        against.append(Reason("words-unused", {"words": unused}))
    if own and own[0].status in IS_DONE and status not in IS_DONE:
        against.append(Reason("word-against-number", own[0].reason.facts))
    elif own and status in IS_DONE and (left := now.left()):
        # 500户已搬迁，剩余36户正在办理: the figure is there, and the text says that not all is done.
        facts = {"words": left}
        against += [Reason("word-against-text", own[0].reason.facts), Reason("words-still", facts)]
        status, mark = (Status.NEARLY_DONE, 72.0) if now.last else (Status.ON_SCHEDULE, 72.0)
        return status, mark, [*against, *_of(ordered), *_of([*own, *exceeded[:1], *ahead])]
    return status, mark, [*_of(ordered), *against, *_of([*own, *exceeded[:1], *ahead])]


def _by_own_word(
    own: Sign, stated: Sequence[Sign], now: Situation, *, is_done: bool
) -> tuple[Status, float, list[Reason]]:
    """Give the unit's own class, or the one that its text bears where that says less."""
    doubted = (
        own.status in IS_DONE
        and not is_done
        and (now.finishing or now.asked or _OF_WORKS.search(now.wanted))
    )
    # What is only to be gone on with (加强监管) has no end before the year's, whatever the unit says.
    endless = own.status in IS_DONE and not (is_done or doubted or now.last or now.silent())
    endless = endless and not now.ended()
    if not is_done and not now.no_data and (words := now.against()):
        against = Reason("word-against-text", own.reason.facts)
        reasons = [Reason("words-against", {"words": words}), against, *_of(stated)]
        return Status.BEHIND, 46.0, reasons
    still_work = now.still_work() if doubted or endless else ""
    if not still_work and (doubted or endless) and not now.silent():
        # Where figures were asked, that none is told says more than that it goes on.
        asked = bool(now.unanswered) and now.asked
        still_work = now.left() or ("" if asked else now.under_way())
    if still_work:
        facts = {"words": still_work}
        against = [Reason("word-against-text", own.reason.facts), Reason("words-still", facts)]
        status = Status.BEHIND if now.last else Status.ON_SCHEDULE
        return status, 50.0 if now.last else 66.0, [*against, *_of(stated)]
    if endless and not any(one.reason.code == "words-done" for one in stated):
        against = Reason("own-endless", own.reason.facts)
        return Status.ON_SCHEDULE, 70.0, [against, *_of(stated)]
    reasons = _of([own, *stated])
    if (now.unanswered and now.asked) or (now.silent() and not is_done):
        return own.status, min(own.mark, 84.0), [Reason("unproven"), *reasons]
    return own.status, own.mark, reasons


def _is_same_as(sign: Sign, told: Spoken) -> bool:
    words = sign.reason.facts.get("words")
    return sign.reason.code == "words-warning" and words == told.clause


def _far_enough(done: Sequence[Sign], now: Situation) -> bool:
    """Say whether what is done is as far as the item wants: 已开工 is not 建成."""
    if all(_is_step(one.reason.facts["words"], now.wanted) for one in done):
        return False
    wanted = only_wanted(now.wanted)
    if wanted is None or wanted.stage is None or not wanted.works:
        return True
    reached = [stage_of(one.reason.facts["words"]) for one in done]
    known = [one for one in reached if one is not None]
    return not known or len(known) < len(reached) or max(known) >= min(wanted.stage, 5)


def _is_step(words: str, wanted: str) -> bool:
    """Say whether only a preparing step has ended that is not itself what is wanted: 设计已经完成."""
    step = _STEP.search(words)
    return step is not None and step["step"] not in wanted


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
    return not sign.reason.code.startswith(_NO_NUMBERS)


def _unanswered(goals: Sequence[Goal]) -> Reason:
    return Reason("figure-missing", {"goals": listed((f"“{goal.words}”" for goal in goals), 3)})


def _asked(goals: Sequence[Goal]) -> Reason:
    return Reason("figure-asked", {"goals": listed((f"“{goal.words}”" for goal in goals), 3)})


def _of(signs: Sequence[Sign]) -> list[Reason]:
    return [one.reason for one in signs]


def _reasons(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    kept: list[Reason] = []
    for reason in reasons:
        if reason not in kept:
            kept.append(reason)
    return tuple(kept[:_MOST_REASONS])
