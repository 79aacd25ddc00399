"""What the subcommands promise."""
