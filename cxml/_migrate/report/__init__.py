"""What a run reports, for people and for programs."""
