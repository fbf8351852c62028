"""Leaders who answer for all items below a heading, to the next heading of its level."""

import re

from gwreport.domain.findings.place import Place
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.headings import Role
from gwreport.reading.words.posts import leader_in_heading, people_beside_posts

# A row of a few words over a whole table stands as deep as a heading of the first level.
GROUP_ROW = 1
# What may stand between a leader and the table: 单位：万元.
_LINES_BETWEEN = 1
_CLOSING = ("）", ")")
_COUNT = re.compile(r"[（(]\s*+(?:共|计)?\s*+\d{1,3}\s*+[项条个件]\s*+[)）]\s*+$")


class SectionLeaders:
    """The leaders of the headings under which a reader stands."""

    def __init__(self) -> None:
        self._by_level: dict[int, str] = {}
        self._level = 1

    @property
    def names(self) -> str:
        """The leaders of the deepest heading that names some, "" for none."""
        return self._by_level[max(self._by_level)] if self._by_level else ""

    def enter(self, level: int, heading: str) -> str:
        """Go on under a heading; give the leaders whom it names, "" for none."""
        for below in [below for below in self._by_level if below >= level]:
            del self._by_level[below]
        self._level = level
        said = leaders_in(split_heading(heading)[1])
        if said:
            self.say(said)
        return said

    def say(self, names: str) -> None:
        """Take leaders who are named under the heading, or behind it."""
        self._by_level[self._level] = names


class LeadersOverTable:
    """The leaders whom a line without a number names right above a table.

    `is_numbered` says that a numbered heading stands above them.
    """

    def __init__(self) -> None:
        self.is_numbered = False
        self._found: tuple[str, str, Place] | None = None
        self._between = 0
        self._named_before = False

    def take(self, line: str, place: Place) -> None:
        """Take a line; what stands more than a line above the next table says nothing of it."""
        self._between += 1
        if leaders := lone_leaders(line):
            # A list of people (members of a group) names nobody who answers.
            told = (line.rstrip("：:"), leaders, place)
            self._found = None if self._named_before else told
            self._between = 0
        elif self._between > _LINES_BETWEEN:
            self._found = None
        # 组长：王某某（区长） begins such a list.
        named = line.replace(":", "：").rpartition("：")[2]
        self._named_before = bool(leaders or named_only(named))

    def say_to(self, leaders: SectionLeaders) -> tuple[str, str, Place] | None:
        """Say them of the table that follows, and give the line's words, the leaders and its place; None where no line names any."""
        found, self._found = self._found, None
        self._named_before = False
        if found:
            # Below a numbered heading a leader's tasks are a part of its section.
            leaders.enter(2 if self.is_numbered else 0, "")
            leaders.say(found[1])
        return found


def lone_leaders(line: str) -> str:
    """Give the leaders whom a line without a number names and nothing else; "" for any other line.

    Under a label (责任领导：王某某), by their posts (王某某（副县长）), or by what they do (王某某副县长分管工作).
    """
    if heading_in(line) or line.endswith(("。", "；", "！")):
        return ""
    read = read_responsibility(line)
    if read is not None:
        is_alone = set(read.words) == {Role.LEADER} and not (
            read.before or read.after or read.aside
        )
        return read.words[Role.LEADER] if is_alone else ""
    return leader_of_line(line) or named_only(_COUNT.sub("", line.rstrip("：:")))


def leaders_of_row(text: str) -> tuple[str, str]:
    """Part a row over a whole table into its heading and the leaders whom it names, "" for none.

    “王某某副区长分管（12项）” is both; “一、城市建设（牵头领导：王某某）”, “一、城市建设（王某某副区长牵头）” and “副区长 王某某” are parted.
    """
    read = read_responsibility(text)
    if read and set(read.words) == {Role.LEADER}:
        return read.before or text, read.words[Role.LEADER]
    bare = _COUNT.sub("", text)
    title, named = parted_title(bare)
    if set(named) == {Role.LEADER}:
        return title, named[Role.LEADER]
    words = split_heading(bare)[1]
    return text, leaders_in(words)


def parted_title(title: str) -> tuple[str, dict[Role, str]]:
    """Part a task's title from the bracket at its end that says who answers for it, the words by role.

    “某大桥改建工程（责任领导：王某某）” and “…（王某某副区长牵头）” are parted; any other title stays whole.
    """
    if not title.endswith(_CLOSING):
        return title, {}
    read = read_responsibility(title)
    if read:
        whole = not read.before or read.after
        return (title, {}) if whole else (read.before + read.in_task, dict(read.words))
    before, _, inside = title[:-1].replace("(", "（").rpartition("（")
    leader = leaders_in(inside)
    return (before.rstrip(), {Role.LEADER: leader}) if before and leader else (title, {})


def leader_of_line(text: str) -> str:
    """Give the leader whom a line without a number names over the tasks below it, "" for any other line.

    “张某某同志牵头负责：” and “副县长 张某某：” are such lines.
    """
    line = text.strip()
    bare = _COUNT.sub("", line.rstrip("：:"))
    if not bare or line.endswith(("。", "；", "！")):
        return ""
    said = leader_in_heading(bare)
    return said or (named_only(bare) if line.endswith(("：", ":")) else "")


def leaders_in(words: str) -> str:
    """Give the leaders whom words name, by their posts alone or with what they do: 副县长王某某, 王某某副县长牵头."""
    return leader_in_heading(words) or named_only(words)


def named_only(words: str) -> str:
    """Give the leaders where words are their names and posts and nothing else."""
    return "、".join(people_beside_posts(words))
