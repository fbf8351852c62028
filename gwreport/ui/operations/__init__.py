"""The only way from the window to the workflow: a module a page, plain functions, frozen views.

Each function opens the workspace itself and closes it again, so that it can run in any thread;
what was read of it stays known (`opened`).
"""
