"""Judgement (进度研判): how far an item is, proposed with a score and the reasons for it.

`goals` says what an item wants, `told` what a text tells, `answers` which of its figures tell of
which goal, `signs` what speaks for a class; `judging` and `proposing` put together what they say.
"""
