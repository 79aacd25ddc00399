"""Starts the project with Django's own server, at the address that is given, such as 8001."""

import sys

from django.core.management import call_command

from . import wsgi as wsgi  # which checks that everything is set

call_command("migrate", verbosity=0)
call_command("runserver", *sys.argv[1:2], use_reloader=False)
