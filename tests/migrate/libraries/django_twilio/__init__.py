"""What stands for django-twilio: a small one that decides what it sends as the real one does."""
