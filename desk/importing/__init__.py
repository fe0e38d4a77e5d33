"""Importing CSV: what its columns mean, what a row says, and how rows are written."""
