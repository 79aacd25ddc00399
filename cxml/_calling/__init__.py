"""A simulated call from the command line: the application, the script, and who plays it."""
