"""Facts as they are recorded: of plans and reports a part that came later stands there only where it is filled.

What was recorded before it came has the same words and the same hash as ever, whoever wrote it.
"""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, cast

# The mark of such a part, among the metadata of its field.
LATER: Mapping[str, bool] = {"later": True}


def recorded_form(thing: Any) -> Any:
    """Give a dataclass, and all dataclasses in it, as dicts by the names of their fields."""
    if dataclasses.is_dataclass(thing):
        return {
            one.name: recorded_form(value)
            for one in dataclasses.fields(thing)
            if (value := getattr(thing, one.name)) or not one.metadata.get("later")
        }
    if isinstance(thing, tuple):
        return tuple(map(recorded_form, cast("tuple[Any, ...]", thing)))
    return thing


def recorded_text(facts: object) -> str:
    """Write facts as the value of a decision: the same facts are always the same text."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
