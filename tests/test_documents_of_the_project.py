"""README, changelog and guides say what is true."""

import re
from pathlib import Path

import gwreport
from gwreport.cli.entry import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    # `check` is no more told of by `checks` than by a `check` of another program.
    named = set(re.findall(r"gwreport ([a-z]+)\b", README))
    assert set(COMMANDS) - named == set()
    table = set(re.findall(r"^\| `gwreport ([a-z]+)` \|", README, re.MULTILINE))
    assert table == set(COMMANDS)


def test_every_command_in_the_readme_exists() -> None:
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    named = set(re.findall(r"gwreport ([a-z]+)\b", shell))
    assert named
    assert named <= set(COMMANDS)


def test_every_picture_and_page_that_is_linked_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", page.read_text(encoding="utf-8"))
        broken = [link for link in links if not (page.parent / link).exists()]
        assert broken == [], page.name


def test_the_two_commands_are_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    demo, tests = blocks[0].strip(), blocks[1].strip()
    assert "gwreport demo" in demo
    assert "pytest" in tests
    assert "\n" not in demo
    assert "\n" not in tests


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == gwreport.__version__
