"""How fast cxml is beside what it replaces: ``python -m benchmarks``.

=========  =============================================================
documents  what is built, read and received
measure    two things timed in turns
fresh      what an import costs and loads, in new interpreters
memory     the bytes of a built tree
sameness   whether both sides came to the same document
cases      the rows of the table: work, rival, bounds, check of the results
growth     the time per verb of small and of large documents
table      rows as text
=========  =============================================================
"""
