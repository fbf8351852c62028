"""Words that a sheet program took for a formula, and formulas that it took for words.

"-受市场影响" typed into a cell without a format becomes the formula -受市场影响, which shows #NAME?;
"=B2*2" typed into a cell for texts stays a text.
"""

import re

_QUOTED = re.compile(r'"[^"]*"?|\'[^\']*\'?')
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# References to other sheets and tables may be named in Chinese: 汇总!B2, 表1[合计].
_REFERENCE = re.compile(r"!|\[|\$?[A-Za-z]{1,3}\$?[0-9]{1,7}\b")
_SINGLE = re.compile(r"_xlfn\.SINGLE\((.*)\)", re.DOTALL)
_FORMULA = re.compile(r"[=＝]\s*+[-+（]*+(?:[$(]|\s*+[A-Za-z0-9$('\"])")


def typed_words(formula: str) -> str:
    """Give the words that somebody must have typed for a formula to come of them, "" for a formula.

    `formula` is without its equals sign, as files keep it.
    """
    bare = _QUOTED.sub("", formula)
    if not _CHINESE.search(bare) or _REFERENCE.search(bare):
        return ""
    single = _SINGLE.fullmatch(formula)
    if single:
        return f"@{single[1]}"
    return formula if formula[:1] in "+-" else f"={formula}"


def is_typed_formula(text: str) -> bool:
    """Say whether a text reads like a formula: =B2*2, =120+30, =SUM(D4:D9)."""
    return _FORMULA.match(text.strip()) is not None
