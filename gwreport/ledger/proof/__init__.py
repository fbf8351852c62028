"""Proof that a workspace is as it was recorded: hashes, replay of the journal, ends seen before."""
