"""Reads rules.yaml: text to typed values, every problem with its line."""
