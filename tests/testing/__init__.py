"""What the package gives to tests of programs."""
