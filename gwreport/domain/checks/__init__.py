"""Rules of review (审核规则): what is odd about what a unit wrote, each rule one pure function."""
