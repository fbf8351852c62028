"""Review: where a round stands, and what a person must look at in it."""
