"""What a text tells: its clauses, words, figures with their names, shares, stages and dates."""
