"""States of nodes: what was decided on them replayed, whatever was decided in whatever order."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.settled_nodes import (
    CONTACT,
    Settled,
    contact_words,
    join_persons,
    read_settled,
    write_settled,
)
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.plan import Contact, Item, Kind, Node
from gwreport.domain.plan.refinement import unrefined, with_refinement
from gwreport.domain.returns.returns import Entry, WrittenCell
from gwreport.domain.year.node_states import (
    NOTHING_SETTLED,
    NodeState,
    standing_nodes,
    stated_nodes,
)
from gwreport.domain.year.proposals import Proposal, proposals_of

AT = datetime(2031, 2, 1, tzinfo=UTC)
Q1, Q2, Q3 = "2031-Q1", "2031-Q2", "2031-Q3"
ITEM = Item(
    "T1",
    Kind.TASK,
    "1",
    "建成社区食堂40个",
    nodes=(Node(Q1, "完成8个"), Node("2031-M05", "完成招标"), Node(Q2, "完成20个")),
)


def _decision(number: int, kind: DecisionKind, value: str) -> Decision:
    return Decision(number, "2031-PLAN", "T1", kind, value, "核对过", "韩梅", AT)


def _approve(number: int, **settled: Settled) -> Decision:
    return _decision(number, DecisionKind.APPROVE_NODES, write_settled(_by_code(settled)))


def _refuse(number: int, **seen: str) -> Decision:
    settled = {key: Settled("", (words,)) for key, words in seen.items()}
    return _decision(number, DecisionKind.REFUSE_NODES, write_settled(_by_code(settled)))


def _undo(number: int, other: int) -> Decision:
    return _decision(number, DecisionKind.UNDO, str(other))


def _by_code(settled: dict[str, Settled]) -> dict[str, Settled]:
    return {key if key == CONTACT else f"2031-{key}": one for key, one in settled.items()}


def _states(proposals, *decisions):
    standing = standing_nodes(decisions).get("T1", NOTHING_SETTLED)
    rows = stated_nodes(with_refinement(ITEM, standing.refinement()), proposals, standing)
    return {(one.key, one.text): one.state for one in rows}


PROPOSED = (
    Proposal("T1", Q2, "完成16个", ("区民政局",)),
    Proposal("T1", Q3, "完成30个", ("区民政局",)),
)


def test_a_proposal_stands_beside_the_node_of_the_plan():
    states = _states(PROPOSED)
    assert states[Q2, "完成20个"] is NodeState.PLAN
    assert states[Q2, "完成16个"] is NodeState.PROPOSED
    assert states[Q3, "完成30个"] is NodeState.PROPOSED


def test_what_is_approved_stands_for_all_of_its_quarter():
    states = _states(PROPOSED, _approve(1, Q2=Settled("完成16个", ("完成16个",))))
    assert states[Q2, "完成16个"] is NodeState.APPROVED
    assert (Q2, "完成20个") not in states
    assert ("2031-M05", "完成招标") not in states
    assert states[Q1, "完成8个"] is NodeState.PLAN


def test_what_is_refused_leaves_the_node_of_the_plan():
    states = _states(PROPOSED, _refuse(1, Q2="完成16个"))
    assert states[Q2, "完成20个"] is NodeState.PLAN
    assert states[Q2, "完成16个"] is NodeState.REFUSED
    assert states[Q3, "完成30个"] is NodeState.PROPOSED


def test_a_refusal_of_what_was_approved_takes_it_back_and_its_undoing_brings_it_again():
    decided = [_approve(1, Q2=Settled("完成16个", ("完成16个",))), _refuse(2, Q2="完成16个")]
    assert _states(PROPOSED, *decided)[Q2, "完成20个"] is NodeState.PLAN
    assert _states(PROPOSED, *decided, _undo(3, 2))[Q2, "完成16个"] is NodeState.APPROVED


def test_of_two_units_proposals_the_other_is_passed_over():
    both = (*PROPOSED, Proposal("T1", Q2, "完成18个", ("区财政局",)))
    states = _states(both, _approve(1, Q2=Settled("完成16个", ("完成16个", "完成18个"))))
    assert states[Q2, "完成16个"] is NodeState.APPROVED
    assert states[Q2, "完成18个"] is NodeState.REFUSED


def test_what_comes_after_a_refusal_waits_again():
    later = (Proposal("T1", Q2, "完成19个", ("区民政局",)),)
    assert _states(later, _refuse(1, Q2="完成16个"))[Q2, "完成19个"] is NodeState.PROPOSED


def test_words_that_a_clerk_has_changed_stand_for_the_units():
    settled = Settled("累计完成18个", ("完成16个",), of="完成16个")
    rows = stated_nodes(ITEM, PROPOSED, standing_nodes([_approve(1, Q2=settled)])["T1"])
    (row,) = [one for one in rows if one.state is NodeState.APPROVED]
    assert (row.text, row.proposed, row.units) == ("累计完成18个", "完成16个", ("区民政局",))


def test_the_persons_of_joint_units_stand_beside_each_other():
    one, other = contact_words("周舟", "101"), contact_words("吴梧", "102")
    units = (
        Proposal("T1", CONTACT, one, ("区民政局",)),
        Proposal("T1", CONTACT, other, ("区财政局",)),
    )
    decided = [_approve(1, contact=Settled(join_persons([one, other]), (one, other)))]
    assert _states(units, *decided)[CONTACT, other] is NodeState.APPROVED
    assert standing_nodes(decided)["T1"].refinement().contacts == (
        Contact("周舟", phone="101"),
        Contact("吴梧", phone="102"),
    )
    after = [*decided, _refuse(2, contact=one)]
    assert standing_nodes(after)["T1"].refinement().contacts == (Contact("吴梧", phone="102"),)


def _entry(unit: str, **cells: str) -> Entry:
    parts = {Field[name]: WrittenCell(text) for name, text in cells.items()}
    return Entry(unit, "T1", parts)


def test_what_the_plan_says_is_no_proposal_nor_is_a_blank():
    # 完成招标 is the plan's node of May, and stands in the cell of the first half of the year.
    entry = _entry(
        "区民政局", NODE_1="完成8个", NODE_2="5月：完成招标\n完成20个", NODE_3="无", NODE_4=" "
    )
    assert proposals_of(ITEM, [entry], 2031) == ()


def test_units_that_propose_the_same_words_propose_it_together():
    entries = [_entry("区民政局", NODE_3="完成30个"), _entry("区财政局", NODE_3="完成30个 ")]
    (one,) = proposals_of(ITEM, entries, 2031)
    assert (one.key, one.text, one.units) == (Q3, "完成30个", ("区民政局", "区财政局"))


_KEYS = st.sampled_from(["Q1", "Q2", "Q3", "Q4", CONTACT])
_WORDS = st.sampled_from(["完成8个", "完成16个", "完成20个", "完成30个"])
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("approve"), _KEYS, _WORDS, st.lists(_WORDS, max_size=2)),
        st.tuples(st.just("refuse"), _KEYS, _WORDS, st.just([])),
        st.tuples(st.just("undo"), st.integers(1, 12), _WORDS, st.just([])),
    ),
    max_size=12,
)
_PROPOSALS = st.lists(st.tuples(_KEYS, _WORDS), unique=True, max_size=8)


def _decided(steps) -> list[Decision]:
    made: list[Decision] = []
    for number, (sort, key, words, others) in enumerate(steps, 1):
        if sort == "undo":
            if key < number:
                made.append(_undo(number, key))
        elif sort == "approve":
            made.append(_approve(number, **{key: Settled(words, (words, *others))}))
        else:
            made.append(_refuse(number, **{key: words}))
    return [
        one
        for one in made
        if one.kind is not DecisionKind.UNDO or int(one.value) in {m.number for m in made}
    ]


@given(_STEPS, _PROPOSALS)
def test_at_most_one_node_of_a_quarter_stands_and_it_is_the_items(steps, proposed):
    decided = _decided(steps)
    standing = standing_nodes(decided).get("T1", NOTHING_SETTLED)
    proposals = [
        Proposal("T1", key if key == CONTACT else f"2031-{key}", words, ("区民政局",))
        for key, words in proposed
    ]
    item = with_refinement(ITEM, standing.refinement())
    rows = stated_nodes(item, proposals, standing)
    shown = {(one.key, one.text) for one in rows if one.state is NodeState.APPROVED}
    nodes = {(node.round, node.text) for node in item.nodes}
    quarters = [key for key, _ in shown if key != CONTACT]
    assert len(quarters) == len(set(quarters))
    # Whatever is shown to stand stands, and nothing else does.
    of_plan = {(one.key, one.text) for one in rows if one.state is NodeState.PLAN}
    assert {one for one in shown | of_plan if one[0] != CONTACT} == nodes
    # Each proposal is shown once, in one state.
    assert {(one.key, one.proposed or one.text) for one in rows if one.units} == {
        (one.key, one.text) for one in proposals
    }


@given(_STEPS)
def test_the_same_decisions_come_to_the_same_and_with_all_taken_back_the_plan_stands(steps):
    decided = _decided(steps)
    assert standing_nodes(reversed(decided)) == standing_nodes(decided)
    item = with_refinement(ITEM, standing_nodes(decided).get("T1", NOTHING_SETTLED).refinement())
    assert unrefined(item) == ITEM
    kept = [one for one in decided if one.kind is not DecisionKind.UNDO]
    taken_back = [_undo(100 + one.number, one.number) for one in kept]
    assert standing_nodes([*kept, *taken_back]) == {}


def test_what_is_written_of_a_settling_is_read_again():
    settled = {Q2: Settled("完成16个", ("完成16个", "完成18个"), "完成18个")}
    assert read_settled(write_settled(settled)) == settled


def test_a_refinement_that_is_laid_over_another_takes_its_place():
    first = standing_nodes([_approve(1, Q2=Settled("完成16个", ("完成16个",)))])["T1"].refinement()
    item = with_refinement(ITEM, first)
    assert with_refinement(item, replace(first, nodes=())) == ITEM
