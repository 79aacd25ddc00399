"""What typed callbacks promise."""
