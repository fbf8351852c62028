"""Words that a page of the web has around its text: where one is, what to click, who runs the site."""

import re
from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.words.item_numbers import split_number

# A task may begin with any of these words: only a line that is nothing else is taken for them.
_LONGEST = 120
_SENTENCE = re.compile("[。；;！!？?]")
_PATH = re.compile(
    r"(?:(?:网站)?首\s*+页|(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置\s*+[：:])(?P<rest>.*)"
)
_STEP = re.compile(r"[>＞»›]")
_MENU = re.compile(r"\s*+[|｜]")
_TO_CLICK = re.compile(
    r"(?P<alone>打印(?:本页|此页)|关闭(?:窗口|本页)|返回(?:顶部|列表|上页|上一页|首页)|[上下]一(?:篇|条|页|则)|(?:复制|分享)(?:链接|本页|本文)|(?:我要)?纠错|字[号体][\s：:\[【]*+大[\s|]*+中[\s|]*+小"
    r"|(?:浏览|点击|访问)(?:次数|量|数)\s*+[：:]\s*+\d*+(?:\s*+次)?"
    r"|扫一扫[，,\s]*+(?:在|用|使用)?(?:手机|微信)[^。；;，,]{0,8}(?:页面?|分享|朋友圈)|扫一扫(?![^\s]))"
    r"|打印|关闭|分享到?|收藏|放大|缩小|还原|默认|复制|返回|A[+-]"
)
_MARKS = " \t\u3000|｜[]【】()（）:：·/"
_REGIONS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_OF_THE_SITE = re.compile(
    rf"(?:^|(?<=[\s：:|｜]))(?:[{_REGIONS}](?:ICP[备证]|公网安备)\s*+\d{{5,}}|网站标识码\s*+(?:[：:]\s*+)?[A-Za-z]{{0,2}}\d{{6,}}"
    r"|版权所有\s*+(?:[：:©Ⓒ]|[(（][CcＣ][)）]))|(?:©|Copyright)[^。；;]{0,40}版权所有",
    re.IGNORECASE,
)


def without_page_furniture(document: Document) -> Document:
    """Give a saved page, or a text copied from one, without what the page has around it; a finding names that."""
    around = [
        block
        for block in document.blocks
        if isinstance(block, Paragraph) and is_page_furniture(block.text)
    ]
    if not around:
        return document
    words = listed((f"“{beginning(in_one_line(one.text), 30)}”" for one in around), 3)
    facts = {"count": len(around), "text": words}
    place = document.paragraph_place(around[0])
    left_out = Finding(OpeningCode.PAGE_WORDS_LEFT_OUT, place, facts=facts)
    blocks = tuple(one for one in document.blocks if not any(one is left for left in around))
    return replace(document, blocks=blocks, findings=(*document.findings, left_out))


def is_page_furniture(text: str) -> bool:
    """Say whether a line is none of a document's own words, but of the page on which it was published."""
    words = text.strip()
    if not words or len(words) > _LONGEST or _SENTENCE.search(words):
        return False
    if split_number(words).number or heading_in(words):
        return False
    return _is_path(words) or _is_to_click(words) or bool(_OF_THE_SITE.search(words))


def _is_path(words: str) -> bool:
    """Say whether a line is the way to a page: 首页＞政务公开, 您现在的位置：首页."""
    found = _PATH.fullmatch(words)
    if found is None:
        return False
    rest = found["rest"].strip()
    if found[0].startswith(("首", "网站")):
        return not rest or bool(_MENU.match(rest)) or rest[0] in ">＞»›"
    return bool(_STEP.search(rest)) or rest == "首页"


def _is_to_click(words: str) -> bool:
    """Say whether a line is only what can be clicked on, or one's count of readers."""
    found = list(_TO_CLICK.finditer(words))
    if _TO_CLICK.sub("", words).strip(_MARKS):
        return False
    return len(found) > 1 or any(one["alone"] for one in found)
