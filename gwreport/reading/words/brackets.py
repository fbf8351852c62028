"""The brackets in which offices say who answers for a task, in all widths and forms, and the parting of words outside of them."""

# Each closing one stands where its opening one does.
OPENING, CLOSING = "（(【[〔﹝「［｛{〖『", "）)】]〕﹞」］｝}〗』"
# Inside a pattern's class.
OPENING_CLASS = "（(【\\[〔﹝「［｛{〖『"
_ROUND = "（()）"
_LONGEST_CHAIN = 6
_BEHIND = "。；;，,. \t\u3000"
SQUARE_OPENING, SQUARE_CLOSING = "【〔\\[［〖", "】〕\\]］〗"


def split_outside(words: str, separators: str) -> list[str]:
    """Part words at the separators that stand in no round bracket; at all of them where a bracket is left open."""
    pieces = [""]
    depth = 0
    for mark in words:
        depth += (mark in "（(") - (mark in "）)")
        if mark in separators and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += mark
    if depth <= 0:
        return pieces
    for mark in separators[1:]:
        words = words.replace(mark, separators[0])
    return words.split(separators[0])


def cut_at_closing(words: str) -> tuple[str, bool, str]:
    """Part words at the bracket that closes one opened before them; whether there is one, and what follows."""
    depth = 0
    for place, mark in enumerate(words):
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            if depth == 0:
                return words[:place], True, words[place + 1 :]
            depth -= 1
    return words, False, ""


def start_of_last_bracket(text: str) -> int | None:
    """Say where the bracket begins that ends a text, with at most one more level inside.

    It is looked for from its end: what stands before is not tried for each bracket in it.
    """
    if not text.endswith(tuple(CLOSING)):
        return None
    is_inside = False
    for place in range(len(text) - 2, -1, -1):
        mark = text[place]
        if mark in OPENING and not is_inside:
            return place
        if mark in (OPENING if is_inside else CLOSING):
            if mark not in _ROUND:
                return None
            is_inside = not is_inside
        elif mark in OPENING or mark in CLOSING:
            return None
    return None


def without_closing(words: str) -> str:
    """Take off the last bracket where it closes one before these words, and they do not close it themselves."""
    return words[:-1] if is_overclosed(words) else words


def is_overclosed(words: str) -> bool:
    """Say whether words end in a bracket that was opened before them."""
    opened = sum(words.count(mark) for mark in OPENING)
    closed = sum(words.count(mark) for mark in CLOSING)
    return closed > opened and words.endswith(tuple(CLOSING))


def chained_brackets(text: str) -> tuple[str, list[str]]:
    """Part a text from the brackets at its end that follow each other (新建公园（甲局牵头）（6月底前）); none where it ends in no two."""
    rest, chain = text, list[str]()
    while len(chain) < _LONGEST_CHAIN:
        words = rest.rstrip(_BEHIND)
        if (start := start_of_last_bracket(words)) is None:
            break
        chain.insert(0, words[start:])
        rest = words[:start]
    return (rest.rstrip(), chain) if len(chain) > 1 else (text, [])
