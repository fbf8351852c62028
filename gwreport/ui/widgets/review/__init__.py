"""The right side of 审核 part by part: task, text, class, findings, the units' words, the bar of actions."""
