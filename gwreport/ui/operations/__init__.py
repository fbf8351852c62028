"""The only way from the window to the workflow: a module a page, plain functions, frozen views.

Each function opens the workspace itself and closes it again, so that it can run in any thread;
what was read of it stays known (`opened`). What it has changed stands in the journal, from where the
session learns which pages show it: no function says so itself, and none can forget to.

Many modules, because each page has its own, beside what all pages need; rooms of them would only
repeat the pages' names.
"""
