"""What the states of nodes are called."""

from gwreport.domain.year.node_states import NodeState

NODE_STATES = {
    NodeState.PLAN: "方案节点",
    NodeState.PROPOSED: "待批准",
    NodeState.APPROVED: "已批准",
    NodeState.REFUSED: "不同意",
}
