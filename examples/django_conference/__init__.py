"""A moderated, recorded conference, as a project of Django.

Start it with ``python -m examples.django_conference``; or make its tables with ``django-admin
migrate --settings=examples.django_conference.settings``, and give ``wsgi.application`` to a server.
Settings come from the environment: ``CXML_SIGNING_KEY`` is the project's signing key, or several,
``CXML_PUBLIC_URL`` the address behind a proxy or a tunnel, and ``MODERATORS`` a list of numbers;
commas stand between several. ``DATABASE_NAME`` and the like are the database.
"""
