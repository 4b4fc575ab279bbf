"""The rules that come with vislint, one module each; a rule's id is its module's name in kebab-case."""
