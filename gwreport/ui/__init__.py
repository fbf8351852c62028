"""The window: the only place that knows Qt.

What stands at this level the window has once (session, jobs, messages, the lock, the wheel …) and all
rooms below share it. The modules form no groups: a room for some of them would only hide their names.
"""
