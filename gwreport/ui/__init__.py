"""The window: the only place that knows Qt.

What stands at this level the window has once (session, jobs, messages, the lock, the wheel …) and all
rooms below share it.

Many modules, because each is a thing of its own: they form no groups, and a room for some of them would only hide their names.
"""
