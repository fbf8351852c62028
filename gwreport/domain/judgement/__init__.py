"""Judgement (进度研判): how far an item is, proposed with a score and the reasons for it.

Many modules, because each knows one way in which a text or a figure tells how far an item is;
`judging` and `proposing` put together what they say.
"""
