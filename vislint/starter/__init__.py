"""What `vislint init` sees in a content repository, and the files that it starts with.

Nothing that is there is ever changed: a file is written whole, or left and told.
"""
