"""How a later file stands to the one before."""

from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.versions import Relation, compare_versions
from gwreport.domain.returns.returns import Entry, WrittenCell


def entry(**texts: str) -> Entry:
    return Entry(
        "甲局", "T1", {Field(key): WrittenCell(text, spot_of("G2")) for key, text in texts.items()}
    )


def test_filling_a_blank_makes_a_fuller_version():
    relation, differences = compare_versions(
        [entry(completion="一")], [entry(completion="一", problem="缺资金")]
    )
    assert (relation, differences) == (Relation.FULLER, [])


def test_saying_less_makes_an_older_version():
    before = [entry(completion="一", problem="缺资金")]
    assert compare_versions(before, [entry(completion="一")])[0] is Relation.OLDER


def test_blanks_around_the_words_are_no_difference():
    assert (
        compare_versions([entry(completion="一")], [entry(completion=" 一\n")])[0] is Relation.SAME
    )


def test_changed_words_are_named_with_their_cell():
    relation, differences = compare_versions([entry(completion="一")], [entry(completion="二")])
    assert relation is Relation.DIFFERENT
    assert [(one.before, one.after, one.at.reference) for one in differences] == [
        ("一", "二", "G2")
    ]


def test_all_earlier_versions_count():
    before = [entry(completion="一"), entry(problem="缺资金")]
    assert compare_versions(before, [entry(completion="一", problem="缺资金")])[0] is Relation.SAME
