"""Time limits (完成时限) as a clerk writes one: 2025年6月底前, 前三季度, 2025-06-30, 长期坚持."""

import re
from calendar import monthrange

from gwreport.domain.texts.spans import Span, limits_in

# A leap year, for a limit that names none.
_ANY_YEAR = 2000
# A task that goes on, or whose end others set.
_OPEN = re.compile(
    "长期|持续|常年|常态|适时|随时|立行立改|即知即改|即时|[0-9]{1,3}个(?:工作日|月)|按.{0,12}(?:要求|进度|计划|安排)|每[年季月半]"
)


def is_limit(words: str) -> bool:
    """Say whether words are a time limit: they name a span or a day that exists, or that there is no end."""
    spans = limits_in(words)
    return all(map(_exists, spans)) and (bool(spans) or _OPEN.search(words) is not None)


def _exists(span: Span) -> bool:
    month = monthrange(span.year or _ANY_YEAR, span.last_month)[1]
    return span.last_day <= month
