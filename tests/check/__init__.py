"""What the checker promises."""
