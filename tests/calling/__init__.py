"""A simulated call from the command line."""
