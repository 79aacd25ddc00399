"""Recipes for Django: each file has the views of one, and their addresses, in one project.

Start it with ``django-admin runserver --settings=examples.cookbook.with_django.settings``; the
views of a recipe are below its name, such as ``/voicemail/voice``. Settings come from the
environment: ``CXML_SIGNING_KEY`` is the project's signing key, and ``CXML_PUBLIC_URL`` the address
behind a proxy or a tunnel.
"""
