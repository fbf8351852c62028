"""Returns (回收表): what was sent, what came back, and who filled it in."""
