"""The options of judging (进度研判): thresholds in per cent, and the words, parted by 、."""

import re

from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.settings.declared import Option, Settings

_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d+)?)\s*[%％]?")
_ENOUGH = "judge_schedule"
_BETWEEN = re.compile("[、，,;；\\s]+")


def _share(key: str, share: float, help_: str) -> Option[str]:
    return Option(key, f"{share * 100:g}%", help_)


def _words(key: str, words: tuple[str, ...], help_: str) -> Option[str]:
    return Option(key, "、".join(words), help_)


TOLERANCE = _share(
    "judge_tolerance",
    DEFAULT_RULES.tolerance,
    "研判：比应有进度低百分之几以内仍算依时序推进，0 为一点不容许",
)
NEARLY = _share("judge_nearly", DEFAULT_RULES.nearly, "研判：年末达到目标的百分之几算较好完成")
EXCEEDED = _share("judge_exceeded", DEFAULT_RULES.exceeded, "研判：超过目标百分之几算超额完成")
ABOUT = _share("judge_about", DEFAULT_RULES.about, "研判：“左右”允许相差百分之几")
STALLED_WORDS = _words(
    "judge_stalled_words", DEFAULT_RULES.stalled_words, "研判：视为停滞暂缓的词语，用、隔开"
)
BEHIND_WORDS = _words(
    "judge_behind_words",
    DEFAULT_RULES.behind_words,
    "研判：视为落后的词语，用、隔开；“…”代表中间几个字，“（甲/乙）”为任选其一；删去原有词语的，不再按句式研判",
)
WARNING_WORDS = _words(
    "judge_warning_words",
    DEFAULT_RULES.warning_words,
    "研判：没有数字、没有自评时视为落后的词语，用、隔开",
)
FAILED_WORDS = _words(
    "judge_failed_words",
    DEFAULT_RULES.failed_words,
    "研判：没有数字时视为未做成、已推迟或已取消的词语，用、隔开；“…”代表中间几个字，“（甲/乙）”为任选其一",
)
NEARLY_WORDS = _words(
    "judge_nearly_words",
    DEFAULT_RULES.nearly_words,
    "研判：视为基本完成、还没有全部完成的词语，用、隔开",
)
EXCEEDED_WORDS = _words(
    "judge_exceeded_words", DEFAULT_RULES.exceeded_words, "研判：视为超额完成的词语，用、隔开"
)
DONE_WORDS = _words(
    "judge_done_words", DEFAULT_RULES.done_words, "研判：视为已完成的词语，用、隔开"
)
EXPECTED_WORDS = _words(
    "judge_expected_words", DEFAULT_RULES.expected_words, "研判：视为预计能完成的词语，用、隔开"
)
AHEAD_WORDS = _words(
    "judge_ahead_words", DEFAULT_RULES.ahead_words, "研判：视为符合或快于时序的词语，用、隔开"
)
ONGOING_WORDS = _words(
    "judge_ongoing_words", DEFAULT_RULES.ongoing_words, "研判：视为正在推进的词语，用、隔开"
)
WAITING_WORDS = _words(
    "judge_waiting_words",
    DEFAULT_RULES.waiting_words,
    "研判：表示还在等待条件的词语，只作提示，用、隔开",
)
NO_DATA_WORDS = _words(
    "judge_no_data_words",
    DEFAULT_RULES.no_data_words,
    "研判：表示暂无数据、任务未下达的词语，用、隔开",
)
NEGATIONS = _words(
    "judge_negations", DEFAULT_RULES.negations, "研判：否定后面词语的字眼，如“未出现滞后”，用、隔开"
)
OTHER_THINGS = _words(
    "judge_other_things",
    DEFAULT_RULES.other_things,
    "研判：表示说的是别的事的字眼，如“责令停工”，用、隔开",
)
SETTLED_WORDS = _words(
    "judge_settled_words",
    DEFAULT_RULES.settled_words,
    "研判：表示问题已经过去的词语，如“已复工”，用、隔开",
)
PLAN_WORDS = _words(
    "judge_plan_words", DEFAULT_RULES.plan_words, "研判：表示今后打算的词语，不算已做到，用、隔开"
)
LESS_IS_BETTER = _words(
    "judge_less_is_better", DEFAULT_RULES.less_is_better, "研判：数字越小越好的指标，用、隔开"
)

SHARES: tuple[Option[str], ...] = (TOLERANCE, NEARLY, EXCEEDED, ABOUT)
WORD_LISTS: tuple[Option[str], ...] = (
    STALLED_WORDS,
    BEHIND_WORDS,
    FAILED_WORDS,
    WARNING_WORDS,
    NEARLY_WORDS,
    EXCEEDED_WORDS,
    DONE_WORDS,
    EXPECTED_WORDS,
    AHEAD_WORDS,
    ONGOING_WORDS,
    WAITING_WORDS,
    NO_DATA_WORDS,
    NEGATIONS,
    OTHER_THINGS,
    SETTLED_WORDS,
    PLAN_WORDS,
    LESS_IS_BETTER,
)
ALL: tuple[Option[str], ...] = (*SHARES, *WORD_LISTS)
_KEYS_OF_SHARES = frozenset(option.key for option in SHARES)


def is_allowed(key: str, value: str) -> bool:
    """Say whether an option of judging may have this value; those of other options may."""
    return key not in _KEYS_OF_SHARES or not value or read_share(value) is not None


def read_share(written: str) -> float | None:
    """Read a share written in per cent ("90%", "90"); None when it is none."""
    found = _PERCENT.fullmatch(written.strip())
    share = float(found["number"]) / 100 if found else None
    return share if share is not None and 0 <= share <= 1 else None


def rules_of(settings: Settings) -> Rules:
    """Give the rules of judging that a workspace has chosen."""

    def share(option: Option[str], otherwise: float) -> float:
        read = read_share(settings.stored.get(option.key, ""))
        return otherwise if read is None else read

    def words(option: Option[str]) -> tuple[str, ...]:
        return tuple(word for word in _BETWEEN.split(settings.text(option)) if word)

    # Older workspaces say how much is enough, not how much may be wanting.
    enough = read_share(settings.stored.get(_ENOUGH, ""))
    tolerance = DEFAULT_RULES.tolerance if enough is None else 1 - enough
    if not any(key.startswith("judge_") for key in settings.stored):
        return DEFAULT_RULES
    return Rules(
        tolerance=share(TOLERANCE, tolerance),
        nearly=share(NEARLY, DEFAULT_RULES.nearly),
        exceeded=share(EXCEEDED, DEFAULT_RULES.exceeded),
        about=share(ABOUT, DEFAULT_RULES.about),
        stalled_words=words(STALLED_WORDS),
        behind_words=words(BEHIND_WORDS),
        failed_words=words(FAILED_WORDS),
        warning_words=words(WARNING_WORDS),
        nearly_words=words(NEARLY_WORDS),
        exceeded_words=words(EXCEEDED_WORDS),
        done_words=words(DONE_WORDS),
        expected_words=words(EXPECTED_WORDS),
        ahead_words=words(AHEAD_WORDS),
        ongoing_words=words(ONGOING_WORDS),
        waiting_words=words(WAITING_WORDS),
        no_data_words=words(NO_DATA_WORDS),
        negations=words(NEGATIONS),
        other_things=words(OTHER_THINGS),
        settled_words=words(SETTLED_WORDS),
        plan_words=words(PLAN_WORDS),
        less_is_better=words(LESS_IS_BETTER),
    )
