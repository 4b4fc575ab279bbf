"""What a run looks like: text for the terminal, JSON for programs, HTML for people.

Every report is a pure function of a `Run` (and, for HTML, of the pictures it names).
"""
