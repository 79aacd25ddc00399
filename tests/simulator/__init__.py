"""A call without a phone."""
