"""Lines without a number that name the leader of all items below them, to the next such line: 责任领导：王某某, 王某某（副县长）."""

from collections.abc import Container, Sequence

from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.layouts.section_leaders import leader_of_line, lone_leaders
from gwreport.reading.words.item_numbers import Numbered


def leader_lines(
    texts: Sequence[str], numbers: Sequence[Numbered], above_tables: Container[int]
) -> dict[int, str]:
    """Find these lines: their places, and the leaders; `above_tables` are the places right above a table.

    They stand right above an item or a heading. Where they stand behind every item, and the first not before one,
    each says who answers for the item above it.
    """
    places = [place for place, text in enumerate(texts) if text]
    items = [place for place in places if numbers[place].number and not heading_in(texts[place])]
    named: dict[int, str] = {}
    for at, place in enumerate(places):
        if numbers[place].number or leader_of_line(texts[place]):
            continue
        below = places[at + 1] if at + 1 < len(places) else None
        leads_over = below is not None and (
            numbers[below].number or heading_in(texts[below]) is not None
        )
        if leads_over and (leaders := lone_leaders(texts[place])):
            is_list = at > 0 and bool(lone_leaders(texts[places[at - 1]]))
            if not is_list:
                named[place] = leaders
    over = {
        place: leaders
        for place in places
        if place in above_tables and (leaders := lone_leaders(texts[place]))
    }
    if not items or not named or min(named) > items[0]:
        return over
    # Behind the last item as well: then each line stands with the item above it, the first with its section.
    behind = [place for place in places if place > items[-1]]
    last = next((place for place in behind if lone_leaders(texts[place])), None)
    return over if last is not None else {**over, **named}
