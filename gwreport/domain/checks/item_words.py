"""Which item of the plan a text speaks of, by the words that stand in no other item."""

from collections.abc import Iterable, Sequence

from gwreport.domain.plan.plan import Item
from gwreport.domain.texts.letters import letters_of

_PIECE = 3
# Pieces of an item's text without which a text is hardly about it.
_ENOUGH = 8
_SHARE = 0.15


class ItemWords:
    """The pieces of three characters that only one item of a plan has; items alike count as one."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[str, Item] = {}
        self._pieces: dict[str, frozenset[str]] = {}
        owners: dict[str, list[str]] = {}
        for item in items:
            self._items[item.id] = item
            self._pieces[item.id] = pieces = frozenset(_pieces(item.text))
            for piece in pieces:
                owners.setdefault(piece, []).append(item.id)
        self._only = {piece: ids[0] for piece, ids in owners.items() if len(ids) == 1}
        self._own: dict[str, int] = {}
        for owner in self._only.values():
            self._own[owner] = self._own.get(owner, 0) + 1

    def better_fit(self, item: Item, text: str) -> Item | None:
        """Give the one other item that a text is about when it has nothing of its own item.

        Nothing means no three characters in common; the other must have many that only it has.
        """
        pieces = set(_pieces(text))
        if pieces & self._pieces.get(item.id, frozenset()):
            return None
        counts: dict[str, int] = {}
        for piece in pieces:
            owner = self._only.get(piece)
            if owner is not None and owner != item.id:
                counts[owner] = counts.get(owner, 0) + 1
        if not counts:
            return None
        best = max(counts, key=lambda owner: (counts[owner], owner))
        if counts[best] < max(_ENOUGH, _SHARE * self._own[best]):
            return None
        return self._items[best]


def _pieces(text: str) -> Sequence[str]:
    plain = letters_of(text)
    return [plain[place : place + _PIECE] for place in range(len(plain) - _PIECE + 1)]
