"""Slack, as people see it: views as values, and the real app against the sandbox."""
