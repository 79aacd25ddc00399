"""An application of Django with models of its own, in the tables that cxml.rooms has."""
