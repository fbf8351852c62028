"""The dialogs of the window.

Many modules, because each is one dialog, which a page opens and nothing else knows.
"""
