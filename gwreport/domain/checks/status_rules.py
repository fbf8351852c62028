"""Rules that hold the unit's own 进度自评 against its figures and its words."""

import re
from collections.abc import Iterator

from gwreport.domain.checks.case import Case, Check, Told, short, told_of_progress
from gwreport.domain.checks.figure_words import as_figure, single_target
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field
from gwreport.domain.judgement.told.own_shares import own_shares
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.returns.returns import Entry
from gwreport.domain.statuses import IS_BEHIND, IS_DONE, Status, status_in_words
from gwreport.domain.texts.figures import Figure, FigureKind, read_cell_figure, read_figures
from gwreport.domain.texts.units_of_measure import COUNTED

_SAYS_WELL = frozenset({Status.ON_SCHEDULE, Status.NEARLY_DONE, *IS_DONE})
_AT_LEAST = frozenset({Comparator.AT_LEAST, Comparator.MORE, Comparator.EQUAL, Comparator.ABOUT})
# A target is reached when the figure is: what is left of a thousandth is rounding.
_REACHED = 0.999
_SENTENCE = re.compile(r"[^。；;\n]+")
_STALLED = re.compile(
    r"(?<!责令)(?<!违规)(?:处于|已经?|目前|暂时|全面|全部|被迫|长期|现)?(?:暂停(?!键)|停工|停建|停滞(?!不前的)|暂缓|搁置|中止)"
)
_NO_STALL = re.compile(
    r"复工|恢复(?:施工|建设|实施|办理)|重启|解除|责令|停产停业|整顿|查处|处罚|督促|无一|未(?:出现|发生)|没有(?:出现|发生)|防止|避免|杜绝|不得|"
    r"停工(?:项目|问题|房|烂尾)|暂停(?:受理|营业|征收|收取|缴|办理|执行|新增|期|前|后)|暂缓(?:缴|入伍|执行|征)"
)
NOT_BEGUN = re.compile(
    r"(?:尚|仍|暂|还|一直)?未(?:能|正式|实质性?)?(?:启动|开工|动工|开展|实施|开建)|没有(?:启动|开工|动工)"
)
_NO_BEGIN = re.compile(r"未开工项目|未启动项目|签约未|批而未|逐[户个]|摸排|排查|全部")
_BEHIND = re.compile(
    r"低于(?:序时|时序)|落后于?(?:序时|时序)|(?:滞后|慢)于?(?:序时|时序)|未达到?(?:序时|时序)|进度滞后|进展滞后|未实现依时序推进"
)
_NO_BEHIND = re.compile(r"扭转|克服|解决|不存在|未出现|没有|追回|赶上|赶回|防止|避免")
_ALL_DONE = re.compile(
    r"(?:提前|已经?|全面|全部)(?:超额)?完成(?:了)?(?:全年|年度)(?:目标|任务|各项)|(?:全年|年度)(?:目标)?任务(?:已经?|提前|全部|均)+(?:超额)?完成"
)
_FALLS = re.compile("下降|降低|减少|压减|压降|削减|降幅|少于")
_QUOTES = str.maketrans("", "", '“”"「」 \t')


def done_below_target(case: Case) -> Iterator[Told]:
    """Tell of a class of done beside a figure or a share below the target."""
    for entry in case.filled:
        if entry.status not in IS_DONE:
            continue
        share = _share_below(entry)
        if share is not None:
            facts = {
                "figure": share.text,
                "words": short(share.words, 20),
                "status": _status_words(entry),
            }
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)
            continue
        # Of an item with several leads each tells of its own part; only the first sums up.
        target = single_target(case.item)
        if target is None or case.leads[:1] != (entry.unit,):
            continue
        if target.kind is TargetKind.GROWTH and _FALLS.search(_clause_of(case.item.text, target)):
            # A fall that goes further is no figure below: the goal's own reading decides there.
            continue
        figure = _figure_below(entry, target)
        if figure is not None:
            facts = {"figure": figure.text, "words": target.text, "status": _status_words(entry)}
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _share_below(entry: Entry) -> Figure | None:
    shares = [
        figure
        for figure in read_figures(entry.completion)
        if figure.kind is FigureKind.OF_TARGET and not figure.planned
    ]
    # One part at 80 % beside another at 120 % says nothing of the whole.
    return shares[0] if len(shares) == 1 and shares[0].value < 100 else None


def _figure_below(entry: Entry, target: Target) -> Figure | None:
    if target.value is None or target.comparator not in _AT_LEAST or target.value <= 0:
        return None
    if target.kind is TargetKind.GROWTH:
        return _growth_below(entry, target)
    if target.kind not in (TargetKind.LEVEL, TargetKind.COUNT):
        return None
    wanted = as_figure(target)
    cell = read_cell_figure(entry.text(Field.VALUE))
    if cell is not None and cell.base_unit == wanted.base_unit and cell.amount > 0:
        return cell if cell.amount < wanted.amount * _REACHED else None
    told = [
        figure
        for figure in read_figures(entry.text(Field.COMPLETION))
        if figure.amount > 0 and not figure.planned and not figure.negated
    ]
    alike = [figure for figure in told if figure.base_unit == wanted.base_unit]
    # 43家 and 32个 together are the 50个 of both kinds that were asked for.
    counted = alike + [
        figure
        for figure in told
        if {figure.base_unit, wanted.base_unit} <= COUNTED and figure not in alike
    ]
    reached = sum(figure.amount for figure in counted) >= wanted.amount * _REACHED
    return alike[0] if len(alike) == 1 and not reached else None


def _clause_of(text: str, target: Target) -> str:
    """Give the clause in which a target stands: its own words are the figure alone ("20%以上")."""
    return next((one for one in re.split("[，。；、]", text) if target.text in one), target.text)


def _growth_below(entry: Entry, target: Target) -> Figure | None:
    if target.value is None:
        return None
    cell = read_cell_figure(entry.text(Field.GROWTH))
    if cell is not None and cell.unit == "%":
        return cell if cell.value < target.value * _REACHED else None
    changes = [
        figure
        for figure in read_figures(entry.text(Field.COMPLETION))
        if figure.change is not None and figure.unit == "%" and not figure.planned
    ]
    below = [one for one in changes if (one.change or 0.0) < target.value * _REACHED]
    return changes[0] if changes and len(below) == len(changes) else None


def stalled(case: Case) -> Iterator[Told]:
    """Tell of a good class beside words of a halt."""
    yield from _against_words(case, _STALLED, _NO_STALL)


def not_begun(case: Case) -> Iterator[Told]:
    """Tell of a good class beside words that nothing has begun."""
    for entry in case.filled:
        if entry.status in IS_DONE:
            sentence = _sentence_with(entry.text(Field.COMPLETION), NOT_BEGUN, _NO_BEGIN)
            if sentence:
                yield _told(entry, sentence)
        elif entry.status in _SAYS_WELL:
            # One of several projects may well wait; a text of one sentence is about the whole.
            text = entry.text(Field.COMPLETION)
            sentence = _sentence_with(text, NOT_BEGUN, _NO_BEGIN)
            if sentence and len(_SENTENCE.findall(text)) == 1 and not read_figures(text):
                yield _told(entry, sentence)


def behind(case: Case) -> Iterator[Told]:
    """Tell of a good class beside words of being behind."""
    for entry in case.filled:
        if entry.status not in _SAYS_WELL:
            continue
        text = entry.text(Field.COMPLETION).translate(_QUOTES)
        sentence = _sentence_with(text, _BEHIND, _NO_BEHIND)
        if not sentence and status_in_words(text) in IS_BEHIND:
            sentence = text
        if sentence:
            yield _told(entry, sentence)


def _done_in_words(case: Case) -> Iterator[Told]:
    for entry in case.filled:
        if entry.status not in IS_BEHIND:
            continue
        sentence = _sentence_with(entry.text(Field.COMPLETION), _ALL_DONE, _NO_BEHIND)
        # 已完成年度任务的八成 speaks of the year's task, and of a part of it.
        if sentence and not any(one.of_target(1.0) < 1.0 for one in own_shares(sentence)):
            yield _told(entry, sentence)


def _against_words(case: Case, pattern: re.Pattern[str], but: re.Pattern[str]) -> Iterator[Told]:
    for entry in case.filled:
        if entry.status in _SAYS_WELL:
            sentence = _sentence_with(entry.text(Field.COMPLETION), pattern, but)
            if sentence:
                yield _told(entry, sentence)


def _sentence_with(text: str, pattern: re.Pattern[str], but: re.Pattern[str]) -> str:
    for sentence in _SENTENCE.findall(text):
        if pattern.search(sentence) and not but.search(sentence):
            return sentence
    return ""


def _told(entry: Entry, sentence: str) -> Told:
    facts = {"sentence": short(sentence, 60), "status": _status_words(entry)}
    return Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _status_words(entry: Entry) -> str:
    return entry.text(Field.STATUS).strip()


CHECKS = (
    Check(CheckCode.DONE_BELOW_TARGET, done_below_target),
    Check(CheckCode.STALLED_IN_WORDS, stalled),
    Check(CheckCode.NOT_BEGUN_IN_WORDS, not_begun),
    Check(CheckCode.BEHIND_IN_WORDS, behind),
    Check(CheckCode.DONE_IN_WORDS, _done_in_words),
)
