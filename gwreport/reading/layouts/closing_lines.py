"""The lines with which a document closes: what is asked of all, whom to call, who signs, when, who runs the site.

They stand behind its last item and belong to none of its labels.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.numerals import with_plain_dates
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.lines_of_units import COLONS
from gwreport.reading.layouts.notice import read_notice
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.responsibility_lines import ends_in_limit, read_responsibility
from gwreport.reading.words.cell_likeness import begins_with_deed
from gwreport.reading.words.date_lines import is_date_alone
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.headings import heading_key
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.unit_names import is_body

# Whom to ask, for how long it is shown, and who runs the site: each under a label.
_LABEL = re.compile(
    r"(?P<label>(?:联系|咨询|监督|举报|投诉|受理|值班|办公)?(?:人|电话|方式|地址|邮箱|电子邮箱)|电子邮箱|邮箱|传真|邮编|邮政编码|地址"
    r"|公[示告](?:时间|期限?|期间|日期)|(?:网站)?(?:主办|承办|协办|技术支持|运维|维护|设计|版权)(?:单位|部门|方|者)?"
    r"|附[件表注]?(?:\s{0,2}\d{1,2})?|抄送|抄报|主题词|报送|发送|分送|印发|校对|审核|打印|编辑|责任编辑|来源|信息来源)\s{0,2}[：:]"
)
_OPERATORS = re.compile("主办|承办|协办|技术支持|运维|维护|设计|版权")
_HELPS = "协办"
_WORDS = re.compile(
    r"^特此(?:公示|公告|通报|通知|报告|函告|公布)|^[（(](?:此件|联系人|咨询|公开|信息公开)|^(?:公[示告](?:期|时间)|[如若]对?.{0,16}(?:有异议|有疑问))"
    r"|^(?:请|希望|要求|望)(?:各|有关|相关|你|上述|以上|涉及|其[余他]|未)"
    r"|^(?:各|有关|相关)(?:级|地|县|区|市|镇|乡|街道|部门|单位|责任|牵头|项目|科室|处室|学院|成员)[^。；;：:]{0,30}(?:要|应|须|务必|请|需)"
)
_NO_NAME = re.compile("[：:；;。，,]")
# Chapters in which a document speaks of itself.
_OWN_CHAPTER = re.compile(
    "要求|(?:^|组织|工作|强化|政策|加强)保障|保障(?:措施|机制)|组织|领导|思想|原则|背景|意义|认识|督查|督导|考核|附则|程序|方法|步骤|说明|宣传"
)
_LONGEST_SIGNATURE, _SHOWN, _MOST_SHOWN = 30, 14, 3


def closing_from(lines: Sequence[str]) -> int:
    """Give the place at which a document's closing lines begin; behind the last where it has none."""
    place, is_dated = len(lines), False
    while place > 0:
        line, before = lines[place - 1].strip(), lines[: place - 1]
        if is_date_alone(line):
            is_dated = True
        elif line and not (_closes(line, before) or _signs(line, before, is_dated=is_dated)):
            break
        place -= 1
    return place


def closing_left_out(
    document: Document, closing: Sequence[Paragraph], read: Collection[str] = ()
) -> list[Finding]:
    """Tell which lines at a document's end were read as part of no item; none where there are none.

    `read` are the words of those that were read for something else: who signs, and when.
    """
    known = {_plain(words) for words in read}
    told = [one for one in closing if (words := _plain(one.text)) and words not in known]
    if not told:
        return []
    words = listed((f"“{beginning(in_one_line(one.text), _SHOWN)}”" for one in told), _MOST_SHOWN)
    place = document.paragraph_place(told[0])
    return [finding(DocumentCode.CLOSING_LEFT_OUT, place, text=words)]


def _plain(words: str) -> str:
    return "".join(with_plain_dates(words).split())


def left_out(
    document: Document,
    paragraphs: Sequence[Paragraph],
    end: int,
    drafts: Sequence[Draft],
    told: Sequence[Finding],
    bare: Collection[Place],
) -> list[Finding]:
    """Tell which paragraphs of a plan belong to no item: those between its tasks, and those with which it closes.

    `bare` are the headings with nothing below them: each may be a task.
    """
    between = _left_between(document, paragraphs[:end], drafts, told, bare)
    notice = read_notice(document, min((one.order for one in drafts), default=0))
    read = (notice.issuer, notice.date)
    return [*between, *closing_left_out(document, paragraphs[end:], read)]


def _left_between(
    document: Document,
    paragraphs: Sequence[Paragraph],
    drafts: Sequence[Draft],
    told: Sequence[Finding],
    bare: Collection[Place],
) -> list[Finding]:
    """Tell which paragraphs between tasks belong to none: each may be a task that lost its units, or an introduction.

    Behind the last task with a number stands the document's own text, but for points that read as tasks.
    """
    known = {place for draft in drafts for place in draft.stands} | {one.place for one in told}
    places = [document.paragraph_place(one) for one in paragraphs]
    first = next((at for at, place in enumerate(places) if place in known), len(places))
    last = len(places) - 1
    if any(draft.number for draft in drafts):
        stands = {place for draft in drafts for place in draft.stands}
        of_items = [at for at, place in enumerate(places) if place in stands]
        first, last = (of_items[0], of_items[-1]) if of_items else (0, -1)
    between = (
        one for at, one in enumerate(paragraphs) if first < at < last and places[at] not in known
    )
    if any(one.text.strip() and not heading_in(one.text) for one in between):
        # What stands below other tasks stands below the last too.
        last = _end_of_plain([one.text for one in paragraphs], last)
    beside = (
        set(_deeds_beside([one.text for one in paragraphs], first, last)) if drafts else set[int]()
    )
    return [
        finding(DocumentCode.PARAGRAPH_LEFT_OUT, place, text=in_one_line(one.text))
        for at, (one, place) in enumerate(zip(paragraphs, places, strict=True))
        if one.text.strip()
        and place not in known
        and (at in beside or (first <= at <= last and (place in bare or not heading_in(one.text))))
    ]


def _end_of_plain(texts: Sequence[str], last: int) -> int:
    """Say where the paragraphs end that follow one without a number or a heading."""
    while last + 1 < len(texts):
        line = one_line(texts[last + 1]).strip()
        if split_number(line).number or split_heading(line)[0] or heading_in(line):
            break
        last += 1
    return last


def _deeds_beside(texts: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Give the numbered points before the first task and behind the last that read as tasks themselves.

    Not those of chapters in which a document speaks of itself: 总体要求, 保障措施.
    """
    is_own = False
    for at, text in enumerate(texts):
        line = one_line(text).strip()
        number, words = split_heading(line)
        heading = heading_in(line)
        if heading and heading.level == 1:
            is_own = bool(_OWN_CHAPTER.search(words))
        if is_own or first <= at <= last:
            continue
        numbered = split_number(line)
        is_point = bool(numbered.number) or (
            bool(number) and heading is not None and heading.level > 1
        )
        if is_point and begins_with_deed((numbered.words if numbered.number else words).strip()):
            yield at


def _closes(line: str, before: Sequence[str]) -> bool:
    if split_number(line).number or heading_in(line):
        return False
    if label := _LABEL.match(line):
        is_of_site = bool(_OPERATORS.search(label["label"]))
        if not is_of_site and (read := read_responsibility(line)) and read.names_units:
            return False
        # The items' own labels stand in each of them.
        goes_on = is_of_site and (_is_open(before) or _is_said_again(before))
        goes_on = goes_on or (label["label"].startswith(_HELPS) and _is_below_lead(before))
        return not goes_on and not _is_said(label["label"], before)
    return bool(_WORDS.search(line)) and not _answers(line)


def _signs(line: str, before: Sequence[str], *, is_dated: bool) -> bool:
    """Say whether a line names who signs: a body alone, with the date below it or a sentence above."""
    if len(line) > _LONGEST_SIGNATURE or not is_body(line) or not are_bodies(line):
        return False
    if _NO_NAME.search(line) or split_number(line).number or heading_in(line):
        return False
    above = next((one.strip() for one in reversed(before) if one.strip()), "")
    if above.endswith((*COLONS, "、", "，", ",")):
        return False
    # Below another body it is the next of a list that has one on each line, unless the list is closed by a limit.
    is_open = _answers(above) and not ends_in_limit(above)
    return is_dated or not (is_open or (is_body(above) and are_bodies(above)))


def _answers(line: str) -> bool:
    read = read_responsibility(line)
    return read is not None and read.names_units


def _is_said(label: str, before: Sequence[str]) -> bool:
    key = heading_key(label)
    return any(
        key == heading_key(found["label"])
        for line in before
        if (found := _LABEL.search(line)) is not None
    )


def _is_said_again(before: Sequence[str]) -> bool:
    """Say whether the line above is under a label that other items have too: 主办单位 above the first 协办单位."""
    above = next((one.strip() for one in reversed(before) if one.strip()), "")
    label = _LABEL.match(above)
    return label is not None and _is_said(label["label"], before[: before.index(above)])


def _is_below_lead(before: Sequence[str]) -> bool:
    """Say whether the line above names who leads the last task: who helps stands right below, and no site's operator."""
    place = next((at for at in range(len(before) - 1, -1, -1) if before[at].strip()), None)
    if place is None or not _answers(before[place]):
        return False
    return not _closes(before[place].strip(), before[:place])


def _is_open(before: Sequence[str]) -> bool:
    """Say whether the line above is a task that nobody answers for yet."""
    above = next((one.strip() for one in reversed(before) if one.strip()), "")
    return not above or (bool(split_number(above).number) and not _answers(above))
