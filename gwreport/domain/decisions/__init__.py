"""Decisions of reviewers, and what their values say."""
