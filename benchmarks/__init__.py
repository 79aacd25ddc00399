"""How fast cxml is beside what it replaces: ``python -m benchmarks``.

========== =============================================================
libraries  cxml and Twilio's library, called the same way
documents  what is built, read and received
measure    two things timed in turns
sameness   whether both sides came to the same document
case       a row of the table: work, rival, bounds, check of the results
writing    rows of building and rendering
reading    rows of reading
memory     rows of the bytes of a tree
callbacks  rows of reading and verifying requests
views      a view of Flask, decorated and by hand
roster     rows of long and short conferences
rooms      rows of conferences in a database
postgresql a server for these, which the tests know how to start
calls      rows of simulated calls
fresh      rows of new processes; what an import loads
cases      all rows, with their bounds
growth     the time per verb of small and of large documents
table      rows as text
========== =============================================================
"""
