"""Checking that goes on: `vislint check --watch` and `vislint serve`."""
