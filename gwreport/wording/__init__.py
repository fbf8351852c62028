"""Every sentence that a clerk reads about data or errors.

Many modules, because each names one sort of things: a command loads the names of the things that it
shows, and with them what these things are, and not all that there is.
"""
