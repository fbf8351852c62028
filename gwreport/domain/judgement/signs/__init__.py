"""What speaks for a class: figures, ranks, nodes, directions, dates and the unit's own word, held against the goals."""
