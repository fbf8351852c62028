"""How far an item is, and where a unit stands, in the classes of the field."""

import re
from enum import StrEnum

from gwreport.domain.ticked_boxes import ticked_boxes


class Status(StrEnum):
    """The classes of progress (进度研判), from best to worst."""

    EXCEEDED = "exceeded"
    DONE = "done"
    NEARLY_DONE = "nearly_done"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"
    STALLED = "stalled"
    UNKNOWN = "unknown"


class UnitState(StrEnum):
    """Where one unit stands in a round."""

    RETURNED = "returned"  # everything that it leads is filled in
    PARTIAL = "partial"  # something is left blank
    BLANK = "blank"  # what came has not a word in it
    SENT_BACK = "sent_back"  # it was sent back, and not all of it is corrected
    HELD = "held"  # a file came, but waits for a decision
    REFUSED = "refused"  # a file came and could not be read
    WAITING = "waiting"  # nothing came; the deadline has not passed
    LATE = "late"  # nothing came, and the deadline has passed


class FileNow(StrEnum):
    """What stands now where a file of a report was written."""

    SAME = "same"
    CHANGED = "changed"  # by somebody's hand
    REPLACED = "replaced"  # by a report that was written there later
    GONE = "gone"


class Timeliness(StrEnum):
    """When a unit returned its workbook, held against the deadline."""

    IN_TIME = "in_time"
    LATE = "late"  # returned, after the deadline
    NOT_RETURNED = "not_returned"  # nothing that can be read has come


IS_DONE = frozenset({Status.EXCEEDED, Status.DONE})
IS_BEHIND = frozenset({Status.BEHIND, Status.STALLED})


def status_in_words(text: str) -> Status | None:
    """Read the plain statement of progress in a unit's own text; None when it makes none.

    The phrases are those that offices print in the public appendices: an item stands in 附件3
    because its text says 未实现“依时序推进”.
    """
    plain = "".join(mark for mark in text if mark not in '“”"「」 \t\n')
    for phrase in (
        "未实现依时序推进",
        "未依时序推进",
        "未按时序推进",
        "未达时序进度",
        "未达到时序进度",
        "未完成时序进度",
        "滞后时序进度",
        "滞后于时序进度",
        "未按序时进度",
        "未达序时进度",
        "未达到序时进度",
        "未完成序时进度",
        "滞后序时进度",
        "滞后于序时进度",
    ):
        if phrase in plain:
            return Status.BEHIND
    return None


# 未完成 alone is none of them: before the year's end most things are not completed yet.
# What offices print under 完成状态, 督查结果 or 亮灯情况; the whole cell is the word, marks aside.
_NAMED = (
    (
        Status.STALLED,
        re.compile(
            "(?:已|进度)?(?:停滞|停工|暂缓|暂停|搁置|停滞暂缓|暂缓实施|取消|终止)|无法(?:启动|实施|推进)"
        ),
    ),
    (
        Status.BEHIND,
        re.compile(
            "(?:进度|工作|推进)?(?:(?:严重|明显|略有?|较?)?滞后|落后|较慢|缓慢|偏慢)(?:于?(?:时序|序时)(?:进度)?)?"
            "|未(?:实现)?(?:依|按|达到?|完成|能?按|能?达到?)?(?:照)?(?:时序|序时)(?:进度)?(?:推进|完成)?"
            "|(?:尚|还)?未(?:启动|开工|开展|达标|落实|整改)|未(?:按时|按期|如期)(?:完成|办结|整改)|逾期(?:未(?:完成|办结))?|不达标"
            "|(?:已|进度|工期|任务|已经)?(?:超期|逾期|超时|延期|误期|预警)(?:(?:仍|尚)?未(?:完成|办结|整改|销号)|预警|警告)?"
            "|[红黄橙](?:灯|牌|色)?(?:预警|督办)?"
        ),
    ),
    (
        Status.EXCEEDED,
        re.compile("(?:已)?(?:提前)?超额(?:完成|办结)(?:目标|任务|全年目标|全年任务)?"),
    ),
    (Status.NEARLY_DONE, re.compile("较好完成")),
    (
        Status.DONE,
        re.compile(
            "(?:已|已经|全部|全面|圆满|提前|已提前|按[期时]|如期|已全部|均已)?(?:完成|办结|销号|完工|竣工|建成|整改到位|落实到位|达标)"
            "(?:整改|目标|任务|全年目标|全年任务)?|(?:超期|逾期|延期)(?:完成|办结)|已整改|已落实|已(?:投用|投产|交付)"
        ),
    ),
    (
        Status.ON_SCHEDULE,
        re.compile(
            "(?:(?:依|按)?照?(?:时序|序时|计划|进度|要求)(?:进度)?|正常|有序|有力|加快|持续|稳步|顺利|积极|全力|全面|正在|长期)"
            "(?:推进|实施|进行|开展|办理|整改|落实|坚持)(?:中)?"
            "|(?:推进|进行|实施|办理|整改|建设|落实)中|正常|在建"
            "|(?:已)?(?:达到?|符合|完成|超过?|快于|高于)(?:时序|序时)(?:进度|要求)*|(?:时序|序时)(?:内|正常)|[绿蓝](?:灯|牌|色)?"
        ),
    ),
)
_MARKS = re.compile('[\\s“”"「」『』‘’（）()【】\\[\\]。.；;、，,:：]+')
_LONGEST_NAME = 16


# A question of a form with its answer: 是否达序：否. What is not finished is not behind for that.
_ASKED = re.compile(
    "是否(?:按[时期])?(?:(?P<done>完成|办结|销号)|(?P<due>达序|达到?(?:序时|时序)|达标|开工)|(?P<late>滞后|超期))"
    "[^是否√✓✔×✗]{0,6}(?:(?P<yes>是|[√✓✔])|(?P<no>否|[×✗]))"
)


def _answered(word: str) -> Status | None:
    found = _ASKED.fullmatch(word)
    if found is None:
        return None
    if found["done"]:
        return Status.DONE if found["yes"] else None
    on_course = bool(found["due"]) == bool(found["yes"])
    return Status.ON_SCHEDULE if on_course else Status.BEHIND


def status_named(cell: str) -> Status | None:
    """Read an office's own word for how far something is (已办结, 有序推进, 黄灯); None for other words.

    Of choices with boxes (☑已完成 □未完成) the one that is ticked is the word.
    """
    if ticked := ticked_boxes(cell):
        return status_named(ticked.words[0]) if len(ticked.words) == 1 else None
    word = _MARKS.sub("", cell[: 4 * _LONGEST_NAME])
    if answered := _answered(word):
        return answered
    if len(word) > _LONGEST_NAME:
        return None
    return next((status for status, words in _NAMED if words.fullmatch(word)), None)
