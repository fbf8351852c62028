"""Judgement (进度研判): how far an item is, proposed with a score and the reasons for it."""
