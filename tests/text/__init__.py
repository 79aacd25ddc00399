"""What is promised of how things are spelled and said."""
