"""Every reason of a judgement has its sentence, and the rules can be told."""

import re
from pathlib import Path
from string import Formatter

import pytest

from gwreport.domain import judgement
from gwreport.domain.judgement.results import Reason
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.statuses import Status
from gwreport.settings import judgement as options
from gwreport.settings.declared import Settings
from gwreport.wording.judgement_reasons import SENTENCES, describe_rules, explain_reason

SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(judgement.__file__).parent.rglob("*.py")
)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_chinese_and_its_reason_is_given_somewhere(code: str) -> None:
    names = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
    facts = dict.fromkeys(names, "甲")
    if "status" in facts:
        facts["status"] = Status.DONE.value
    words = explain_reason(Reason(code, facts))
    assert re.search("[\u4e00-\u9fff]", words)
    assert not set("{}") & set(words)
    made = code.startswith("words-") and f'"{code.removeprefix("words-")}"' in SOURCE
    # What a text states itself is said in words of its own.
    assert made or f'"{code.removesuffix("-stated")}"' in SOURCE


def test_every_reason_in_the_source_has_a_sentence() -> None:
    written = set(re.findall(r'Reason\(\s*"([a-z-]+)"', SOURCE))
    assert len(written) > 25
    assert written <= set(SENTENCES)
    groups = set(DEFAULT_RULES.signs.names)
    assert {f"words-{group}" for group in groups} <= set(SENTENCES)


def test_the_rules_are_told_with_their_thresholds_and_words() -> None:
    told = "\n".join(describe_rules(Rules(tolerance=0.15, nearly=0.75, behind_words=("拖沓",))))
    assert "15%" in told
    assert "75%" in told
    assert "拖沓" in told
    # The lists that come with the program would fill two pages.
    assert "停工" not in told
    assert all(line.endswith("。") for line in told.split("\n"))


def test_options_that_are_not_set_give_the_common_rules() -> None:
    assert options.rules_of(Settings({})) == DEFAULT_RULES
    written = {option.key: option.default for option in options.ALL}
    assert options.rules_of(Settings(written)) == DEFAULT_RULES


def test_every_rule_has_its_option() -> None:
    fields = set(Rules.__dataclass_fields__)
    assert {option.key.removeprefix("judge_") for option in options.ALL} == fields
