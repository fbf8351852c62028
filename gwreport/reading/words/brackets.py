"""The brackets in which offices say who answers for a task, in all widths and forms, and the parting of words outside of them."""

# Each closing one stands where its opening one does.
OPENING, CLOSING = "（(【[〔﹝「［｛{〖『", "）)】]〕﹞」］｝}〗』"
# Inside a pattern's class.
OPENING_CLASS = "（(【\\[〔﹝「［｛{〖『"
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
