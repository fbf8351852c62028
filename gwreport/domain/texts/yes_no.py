"""An answer of yes or no as people write it: 是, 是的, √, 申请, yes; 否, 不申请, ×, 无."""

import re
import unicodedata

_TICKS, _CROSSES = "√✓✔☑☒■●", "×✗✘✕╳"
_DONE = r"已?(?:全部|通过)?(?:完成|办结|竣工|验收(?:合格|通过)?)"
_YES = re.compile(
    rf"是的?(?:{_DONE})?|对|好|行|要|需要|有|可以?|同意|(?:{_DONE})?[已现拟]?申请|办结|已?(?:全部)?完成"
    rf"|(?:{_DONE})?(?:[现拟特]?申请|请求|要求|建议|同意|请予?|可以?|拟|予以|需要?)?(?:给?予以?)?销号"
    r"|yes|y|true|t|ok|1"
)
_NO = re.compile(
    r"否|不是?|不要|不用|不行|不可以?|不同意|[暂尚还]*[不未没](?:有|能|予|需要?|具备)?(?:申请|完成|办结)?(?:条件)?(?:销号)?(?:条件)?"
    r"|无|暂无|暂缓(?:申请|销号)?|继续(?:推进|办理|实施)?|(?:正?在)?(?:推进|办理?|实施)中?|no|n|false|f|0|x"
)
# A question of a form, 是 and 否 with marks at them: before them (□是 ☑否) or behind (是√ 否).
_BOXES = "□☐○◯"
_PRINTED = re.compile(rf"[是否{_TICKS}{_BOXES}]|\s+")
_BOX = re.compile(f"[{_BOXES}]")
_MARKS = re.compile(r"[\s。．.，,；;、！!：:“”\"'‘’「」『』（）()【】\[\]_—\-/／\\]+")
_LONGEST = 16
_BLANK_SIGNS = re.compile(r"[-—_/／\\\s]+")


def read_yes_no(text: str) -> bool | None:
    """Say what an answer means; None where it is blank or says neither for certain."""
    if len(text) > 2 * _LONGEST:
        return None
    # The box with a cross is a tick as forms use it, the sign alone is none.
    plain = unicodedata.normalize("NFKC", text).casefold()
    if plain.strip() and _BLANK_SIGNS.fullmatch(plain):
        return False
    folded = _MARKS.sub("", plain)
    if not folded or len(folded) > _LONGEST:
        return None
    if "是" in folded and "否" in folded:
        return _ticked(plain)
    bare = _BOX.sub("", folded)
    words = bare.strip(_TICKS + _CROSSES)
    if not words:
        signs = {one in _TICKS for one in bare}
        return signs.pop() if len(signs) == 1 else None
    said = {True} if _YES.fullmatch(words) else {False} if _NO.fullmatch(words) else set[bool]()
    if words != bare and said:
        # A tick behind a word says it once more; a cross takes it back, which is not for us to say.
        return said.pop() if not set(bare) & set(_CROSSES) else None
    return said.pop() if said else None


def _ticked(question: str) -> bool | None:
    """Say which of 是 and 否 is ticked where both are printed; None where that is not certain."""
    parts = _PRINTED.findall(question.strip())
    if len(_MARKS.sub("", question)) != sum(not one.isspace() for one in parts):
        return None
    signs = [one for one in parts if not one.isspace()]
    shape = "".join("词" if one in "是否" else "勾" if one in _TICKS else "框" for one in signs)
    words = [one for one in signs if one in "是否"]
    if len(words) != 2 or words[0] == words[1] or shape.count("勾") != 1:
        return None
    match shape:
        case "勾词框词" | "勾词词" | "词勾词框":
            first = True
        case "框词勾词" | "词框词勾" | "词词勾":
            first = False
        case "词勾词":
            # A blank says to which of them it stands closer.
            at = next(place for place, one in enumerate(parts) if one in _TICKS)
            before, after = parts[at - 1].isspace(), parts[at + 1].isspace()
            if before == after:
                return None
            first = after
        case _:
            return None
    return (words[0] if first else words[1]) == "是"
