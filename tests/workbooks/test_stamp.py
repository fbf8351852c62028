from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.rounds import Round
from gwreport.workbooks.form import WorkspaceKey
from gwreport.workbooks.stamp import (
    Trust,
    check_stamp,
    check_token,
    make_stamp,
    make_token,
    parse_stamp,
    parse_token,
)

KEY = WorkspaceKey("1f0c9a3e", "0123456789abcdef")
Q3 = Round(2025, 3)

keys = st.builds(
    WorkspaceKey, st.text("0123456789abcdef", min_size=8, max_size=8), st.text(max_size=80)
)
rounds = st.builds(Round, st.integers(2000, 2999), st.integers(0, 4))
numbers = st.integers(1, 10_000)
items = st.from_regex(r"[ITG][0-9（）一二三.-]{1,8}", fullmatch=True)


@given(keys, rounds, numbers)
def test_stamp_says_again_what_it_was_made_of(
    key: WorkspaceKey, round_: Round, number: int
) -> None:
    stamp = parse_stamp(f" {make_stamp(key, round_, number)}\n")
    assert stamp is not None
    assert (stamp.workspace, stamp.round, stamp.unit_number) == (key.uid, round_, number)
    assert check_stamp(stamp, key) is Trust.GENUINE


@given(keys, rounds, numbers, items)
def test_token_says_again_what_it_was_made_of(
    key: WorkspaceKey, round_: Round, number: int, item: str
) -> None:
    token = parse_token(make_token(key, round_, number, item))
    assert token is not None
    assert (token.round, token.unit_number, token.item) == (round_, number, item)
    assert check_token(token, key)


def test_token_can_be_read_by_a_person() -> None:
    assert make_token(KEY, Q3, 17, "T17-2").startswith("2025Q3-017-T17-2-")


def test_stamp_of_another_workspace_is_known() -> None:
    stamp = parse_stamp(make_stamp(WorkspaceKey("ffffffff", KEY.secret), Q3, 17))
    assert stamp is not None
    assert check_stamp(stamp, KEY) is Trust.OTHER_WORKSPACE


def test_altered_stamp_is_known() -> None:
    stamp = parse_stamp(make_stamp(KEY, Q3, 17))
    assert stamp is not None
    for altered in (
        replace(stamp, unit_number=18),
        replace(stamp, round=Round(2025, 2)),
        replace(stamp, check="AAAAAAAA"),
    ):
        assert check_stamp(altered, KEY) is Trust.ALTERED


def test_altered_token_and_that_of_another_workspace_are_known() -> None:
    token = parse_token(make_token(KEY, Q3, 17, "T17"))
    assert token is not None
    for altered in (
        replace(token, unit_number=18),
        replace(token, item="T18"),
        replace(token, round=Round(2025, 2)),
        replace(token, check="AAAAAAAA"),
    ):
        assert not check_token(altered, KEY)
    assert not check_token(token, WorkspaceKey(KEY.uid, "another secret"))
    assert not check_token(token, WorkspaceKey("ffffffff", KEY.secret))


@given(st.text())
def test_other_text_is_neither_stamp_nor_token(text: str) -> None:
    assert parse_stamp(text) is None
    assert parse_token(text) is None
