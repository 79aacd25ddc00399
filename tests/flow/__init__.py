"""Pictures of how documents lead to each other."""
