"""What is told of the columns that items keep under their headings: those that are known once, each strange one."""

import re
from collections.abc import Iterator, Mapping, Set

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.strange_headings import is_group
from gwreport.reading.words.headings import heading_key, role_of
from gwreport.reading.words.ordinary_headings import is_ordinary

_PLACE = re.compile(
    "[\u4e00-\u9fff]{1,9}(?:[区县市镇乡旗州盟]|街道|园区|林场|新城|管委会|开发区)|市直|市本级|全[市区县州省盟旗镇乡]"
)
_SEVERAL = 2


def kept_findings(
    place: Place, kept: Mapping[int, str], known: Set[int] = frozenset()
) -> Iterator[Finding]:
    """Tell of kept columns by their headings; `known` are those whose role is known all the same.

    Those that every office has are told once together, and so are the places side by side of which
    each row tells something; what is strange is told one by one.
    """
    places = [at for at, heading in kept.items() if _PLACE.fullmatch(heading_key(heading))]
    together = set(places) if len(places) >= _SEVERAL else set[int]()
    ordinary = [
        heading
        for at, heading in kept.items()
        if at not in together and (at in known or is_known(heading))
    ]
    if ordinary:
        yield finding(DocumentCode.COLUMN_KEPT, place, heading="、".join(dict.fromkeys(ordinary)))
    if together:
        heading = "、".join(dict.fromkeys(kept[at] for at in sorted(together)))
        yield finding(DocumentCode.COLUMN_AS_REMARK, place, heading=heading)
    for at, heading in kept.items():
        if at not in together and at not in known and not is_known(heading):
            yield finding(DocumentCode.COLUMN_AS_REMARK, place, heading=heading)


def is_known(heading: str) -> bool:
    """Say whether a heading is understood, though no item has a place of its own for what stands below it."""
    return role_of(heading) is not None or is_ordinary(heading) or is_group(heading)
