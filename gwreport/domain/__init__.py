"""The things and the rules of the work: pure functions, standard library only, no clock."""
