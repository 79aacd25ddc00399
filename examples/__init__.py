"""Small applications to copy from; each is one file."""
