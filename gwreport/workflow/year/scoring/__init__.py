"""The units' scores: what counts in a round, the rules in force, the grounds and objections."""
