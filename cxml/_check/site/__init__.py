"""What the programs of a run serve, and which addresses they ask."""
