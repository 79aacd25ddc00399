"""Signatures: what is given, what it means, and what else it may be."""
