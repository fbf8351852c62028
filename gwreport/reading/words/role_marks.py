"""Short marks of who leads and who helps beside names, written as the usual labels: (主)甲局 (协)乙局, 甲局【牵头】, 主：甲局."""

import re

from gwreport.reading.words.unit_names import is_body

_LEADS = "(?:总?牵头|主办|主责|主抓|主导|为主|总责)(?:责任)?(?:单位|部门)?|主|牵"
_HELPS = "(?:配合|协办|会办|协同|协助|协作|参与|参加|联办)(?:责任)?(?:单位|部门)?|协|配|会"
_ANSWERS = "责任(?:单位|部门)"
_OPEN, _CLOSE = "[（(【\\[〔［〖]", "[)）】\\]〕］〗]"
_MARK = rf"{_OPEN}\s*+(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS})|{_ANSWERS})\s*+{_CLOSE}"
_BEFORE_NAME = re.compile(rf"[；;，,、\s]{{0,8}}+{_MARK}\s*+[：:]?\s*+(?=[\u4e00-\u9fff])")
_SQUARE_BEHIND = re.compile(
    rf"(?<=[\u4e00-\u9fff])[【\[〔［〖](?P<said>\s*(?:{_LEADS}|{_HELPS}|{_ANSWERS})\s*)[】\]〕］〗]"
)
_BEHIND_NAME = re.compile(rf"(?<=[\u4e00-\u9fff）)]){_MARK}(?P<next>(?=[\u4e00-\u9fff]))?")
# Labels of one character, and verbs before names: 主：甲局；协：乙局, 主办甲局，协办乙局.
_SHORT = re.compile(r"(?:^|(?<=[；;，,、\s]))(?:(?P<lead>主|牵)|(?P<help>协|配|会))\s*[：:]\s*")
_VERB_BEFORE = re.compile(
    "(?:(?P<lead>总?牵头|主办|主责)|(?P<help>配合|协办|会办|协同|协助|参与))(?P<names>[\u4e00-\u9fff、]{3,80})"
)
_CLAUSES = re.compile("[；;，,\\n]+")


def with_usual_marks(words: str) -> str:
    """Give a list of units with its marks as labels (牵头：甲局；配合：乙局) or as brackets behind the names (甲局（牵头）).

    责任单位 beside those that lead helps them. Words without such marks stay as they are.
    """
    words = words.strip()
    if _BEFORE_NAME.match(words):
        return _BEFORE_NAME.sub(_label, words).strip("；")
    if _SHORT.match(words):
        return _SHORT.sub(_label, words).strip("；")
    return _verbs_as_labels(words) or with_marks_behind(words)


def with_marks_behind(words: str) -> str:
    """Give words with the marks behind names in the usual brackets: 甲局(主)乙局[协] as 甲局（牵头）、乙局（配合）."""
    leads = any(found["lead"] for found in _BEHIND_NAME.finditer(words))
    return _BEHIND_NAME.sub(lambda found: _bracket(found, beside_lead=leads), words)


def with_round_marks(text: str) -> str:
    """Give a text with the marks behind names in round brackets, every character at its place: 甲局【牵头】."""
    return _SQUARE_BEHIND.sub(r"（\g<said>）", text)


def _label(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return "；牵头：" if groups["lead"] else "；配合：" if groups["help"] else "；责任单位："


def _bracket(found: re.Match[str], *, beside_lead: bool) -> str:
    helps = found["help"] or (beside_lead and not found["lead"])
    mark = "（牵头）" if found["lead"] else "（配合）" if helps else ""
    return f"{mark}、" if found["next"] is not None else mark


def _verbs_as_labels(words: str) -> str:
    """Read a verb before the names of each clause as its label; "" where one clause has none."""
    found = [_VERB_BEFORE.fullmatch(one.strip()) for one in _CLAUSES.split(words) if one.strip()]
    named = [one for one in found if one and all(map(is_body, one["names"].split("、")))]
    if not named or len(named) < len(found) or not named[0]["lead"]:
        return ""
    return "；".join(f"{'牵头' if one['lead'] else '配合'}：{one['names']}" for one in named)
