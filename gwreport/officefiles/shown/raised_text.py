"""Raised and lowered characters as characters of their own: 10 with a raised 4 is 10⁴, never 104."""

SUPERSCRIPT, SUBSCRIPT = "superscript", "subscript"
_PLAIN = "0123456789+-−=()（）ni"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip(_PLAIN[:-1], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₙ", strict=True)) | {"x": "ₓ", "i": "ᵢ"}


def raised_shown(words: str, position: str) -> tuple[str, bool]:
    """Give words as they read when they are raised or lowered, and whether they need a look.

    `position` is "superscript", "subscript" or "". Where a character has no such form of its own the
    raised words stand behind a "^", those of more than one character in brackets, and need a look;
    lowered ones stay as they are (PM2.5). Blanks are neither.
    """
    signs = {SUPERSCRIPT: _RAISED, SUBSCRIPT: _LOWERED}.get(position)
    bare = words.strip()
    if signs is None or not bare:
        return words, False
    if all(mark in signs for mark in bare):
        return words.replace(bare, "".join(signs[mark] for mark in bare), 1), False
    if position == SUBSCRIPT:
        return words, False
    marked = f"^{bare}" if len(bare) == 1 else f"^({bare})"
    return words.replace(bare, marked, 1), True
