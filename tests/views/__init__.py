"""The views of every web framework."""
